"""Yes and no, sides, consent and other words from a short list become their plain value."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from difflib import get_close_matches
from typing import Literal

from hetong.errors import Words
from hetong.notation import Malformed
from hetong.notation.forms import malformed, prepare, shown
from hetong.notation.numerals import parse_decimal

Side = Literal["a", "b", "both", "none", "client", "provider"]
Consent = Literal["free", "consent", "forbidden"]

_BOOLS = {
    **dict.fromkeys(("true", "yes", "是", "有", "对"), True),
    **dict.fromkeys(("false", "no", "否", "不是"), False),
}
_SIDES: dict[str, Side] = {
    **dict.fromkeys(("a", "甲", "甲方", "party_a", "partya"), "a"),
    **dict.fromkeys(("b", "乙", "乙方", "party_b", "partyb"), "b"),
    **dict.fromkeys(("both", "双方", "甲乙双方", "各方"), "both"),
    **dict.fromkeys(("none", "无", "都不", "均不"), "none"),
    **dict.fromkeys(("client", "委托方", "委托人", "客户"), "client"),
    **dict.fromkeys(("provider", "服务方", "受托方", "受托人", "服务商"), "provider"),
}
_CONSENTS: dict[str, Consent] = {
    **dict.fromkeys(("free", "true", "yes", "是", "允许", "可以", "自由"), "free"),
    **dict.fromkeys(("consent", "须同意", "需同意", "经同意", "须书面同意"), "consent"),
    **dict.fromkeys(("经书面同意", "需书面同意", "同意后可以"), "consent"),
    **dict.fromkeys(("forbidden", "false", "no", "否", "禁止", "不允许", "不得"), "forbidden"),
}


def parse_bool(text: str) -> bool:
    """Return what `text` answers: true, yes, 是, 有 or false, no, 否. Raises Malformed.

    `无` is no answer but the state none.
    """
    value = _BOOLS.get(prepare(text).lower())
    if value is None:
        raise malformed(text, Words(zh="“是”或“否”", en="yes or no"), "true", "false")
    return value


def parse_number(text: str) -> Decimal:
    """Return the number `text` says, as `parse_decimal`. Raises Malformed."""
    return parse_decimal(text)


def parse_side(text: str) -> Side:
    """Return the side `text` names: a, b, both, none, client, provider, 甲方, 乙方, 双方.

    Raises Malformed.
    """
    side = _SIDES.get(prepare(text).lower())
    if side is None:
        raise malformed(text, Words(zh="合同的一方", en="a side of the contract"), "a", "b", "both")
    return side


def parse_consent(text: str) -> Consent:
    """Return free, consent or forbidden; true is free, false forbidden. Raises Malformed."""
    consent = _CONSENTS.get(prepare(text).lower())
    if consent is None:
        kind = Words(zh="允许的程度", en="a degree of permission")
        raise malformed(text, kind, "free", "consent", "forbidden")
    return consent


def parse_choice(text: str, allowed: Iterable[str]) -> str:
    """Return the one of `allowed` that `text` names; case, spaces, - and _ do not matter.

    Raises Malformed that lists all of them and suggests the nearest.
    """
    known = tuple(allowed)
    folded = {_loose(value): value for value in known}
    wanted = _loose(prepare(text))
    if wanted in folded:
        return folded[wanted]
    near = get_close_matches(wanted, folded, n=1, cutoff=0.6)
    hint = folded[near[0]] if near else None
    raise Malformed(
        Words(
            zh=f"“{shown(text)}”不在可选的值里，应写 {'、'.join(known)} 之一"
            + (f"，是不是想写 {hint}" if hint else ""),
            en=f"'{shown(text)}' is not one of {', '.join(known)}"
            + (f"; did you mean {hint}" if hint else ""),
        )
    )


def _loose(text: str) -> str:
    return text.casefold().replace(" ", "").replace("-", "").replace("_", "")
