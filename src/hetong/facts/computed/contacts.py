"""Whether a telephone number and an e-mail address can be what they say, by their form alone."""

from __future__ import annotations

import re

from hetong.contract.kinds import Kind
from hetong.facts.cells import derive
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet
from hetong.notation.forms import fold

_EMAIL = re.compile(r"[^\s@,;:()<>]+@(?:[^\s@.,;:()<>]+\.)+[^\s@.,;:()<>]{2,}")
_SEPARATED = re.compile(r"[、,;，；/]|或")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#).*$", re.IGNORECASE)
_DRESS = re.compile(r"[\s()+.—–-]")
# YD/T numbering: mobile numbers have 11 digits and begin with 13 to 19; E.164 allows 15 digits.
_MOBILE = re.compile(r"(?:0086|86)?1[3-9][0-9]*")
_MOBILE_RIGHT = re.compile(r"(?:0086|86)?1[3-9][0-9]{9}")
_LEAST, _MOST = 5, 15


@item_fact("parties", "email_formed", Kind.BOOLEAN, "邮箱写法可用", "e-mail is well-formed")
def email_formed(sheet: Sheet, row: Row) -> Cell:
    """Return whether every address given has the form name@host.domain."""
    return derive(lambda text: all(map(_is_email, _parts(str(text)))), row.cells["email"])


@item_fact("parties", "phone_formed", Kind.BOOLEAN, "电话写法可用", "telephone is well-formed")
def phone_formed(sheet: Sheet, row: Row) -> Cell:
    """Return whether every number given has 5 to 15 digits, a mobile number eleven."""
    return derive(lambda text: all(map(_is_phone, _parts(str(text)))), row.cells["phone"])


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATED.split(fold(text)) if part.strip()] or [""]


def _is_email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def _is_phone(text: str) -> bool:
    digits = _DRESS.sub("", _EXTENSION.sub("", text))
    if not (digits.isascii() and digits.isdecimal() and _LEAST <= len(digits) <= _MOST):
        return False
    return not _MOBILE.fullmatch(digits) or _MOBILE_RIGHT.fullmatch(digits) is not None
