"""The tables of a config become layers; a key, word or value that means nothing is refused."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from hetong.config.layer import Layer, Word
from hetong.errors import ConfigError, HetongError, Lang, Place, Words
from hetong.findings import Severity
from hetong.law.values import Values
from hetong.positions import Positions, read_positions
from hetong.rulebook import builtin_rules
from hetong.rulebook.model import PHASES
from hetong.source.fields import Fields, list_of, nearest, refuse, text_of
from hetong.source.tree import Node, Scalar

OFF = "off"
SEVERITIES = (*Severity, OFF)
FAIL_ON = (*Severity, "never")
SIDES = ("a", "b", "neutral")
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Tables:
    """One config as written: its own layer, those of paths, and what only a whole config says."""

    own: Layer
    paths: tuple[tuple[Word, Layer], ...]
    extends: tuple[Word, ...]
    rules: tuple[Word, ...]
    exclude: tuple[Word, ...]


NOTHING = Tables(Layer(), (), (), (), ())


def read_tables(node: Node, what: str) -> Tables:
    """Return the config written in `node`; `what` names it in messages. Raises ConfigError."""
    try:
        return _tables(Fields(node, what))
    except ConfigError:
        raise
    except HetongError as error:
        raise as_config(error) from None


def as_config(error: HetongError) -> ConfigError:
    """Return an error of a reader as one of the config it stands in."""
    return ConfigError(
        error.words, advice=error.advice, file=error.file, line=error.line, column=error.column
    )


def _tables(fields: Fields) -> Tables:
    tables = Tables(
        own=_layer(fields, lang=True),
        paths=tuple(_path(node) for node in _listed(fields, "paths")),
        extends=_several(fields, "extends"),
        rules=_several(fields, "rules"),
        exclude=_several(fields, "exclude"),
    )
    fields.done()
    return tables


def _path(node: Node) -> tuple[Word, Layer]:
    fields = Fields(node, "[[paths]]")
    match = _word(fields.need("match"), "match")
    layer = _layer(fields)
    fields.done()
    if layer == Layer():
        raise refuse(
            fields.place,
            f"[[paths]] 对“{match.text}”什么都没有改",
            f"[[paths]] changes nothing for '{match.text}'",
        )
    return match, layer


def _layer(fields: Fields, *, lang: bool = False) -> Layer:
    side = _choice(fields, "side", SIDES)
    return Layer(
        lang=_lang(_choice(fields, "lang", ("zh", "en"))) if lang else None,
        side=side,
        phase=_choice(fields, "phase", PHASES),
        fail_on=_choice(fields, "fail_on", FAIL_ON),
        min_coverage=_share(fields, "min_coverage"),
        select=_several(fields, "select"),
        ignore=_several(fields, "ignore"),
        severity=_severity(fields),
        values=_values(fields),
        positions=read_positions(node) if (node := fields.get("positions")) else Positions(),
    )


def _choice(fields: Fields, key: str, allowed: tuple[str, ...]) -> str | None:
    return fields.choice(key, allowed) if fields.get(key) else None


def _lang(word: str | None) -> Lang | None:
    return None if word is None else "en" if word == "en" else "zh"


def _share(fields: Fields, key: str) -> Decimal | None:
    node = fields.get(key)
    if node is None:
        return None
    try:
        share = Decimal(text_of(node, key)[:LONGEST])
        if 0 <= share <= 1:
            return share
    except InvalidOperation:
        pass
    raise refuse(node.place, f"“{key}”应为 0 到 1 的数", f"'{key}' is a number from 0 to 1")


def _severity(fields: Fields) -> dict[str, tuple[Severity | None, Place]]:
    found: dict[str, tuple[Severity | None, Place]] = {}
    table = fields.get("severity")
    if table is None:
        return found
    rules = Fields(table, "[severity]")
    for item in fields.pairs("severity"):
        rule = item.key.upper()
        if rule in found:
            raise refuse(
                item.key_place,
                f"{rule} 写了两次",
                f"{rule} is given twice",
                Words("删掉一个", "delete one"),
            )
        word = rules.choice(item.key, SEVERITIES)
        found[rule] = (None if word == OFF else Severity(word), item.key_place)
    return found


def _values(fields: Fields) -> dict[str, Word]:
    """Return the product choices set; numbers of the law are refused with their line."""
    found: dict[str, Word] = {}
    for item in fields.pairs("values"):
        known = _known_values()
        if item.key not in known.names:
            raise refuse(
                item.key_place,
                f"没有名为“{item.key}”的数值",
                f"there is no value named '{item.key}'",
                nearest(item.key, known.names),
            )
        text = text_of(item.value, item.key)
        try:
            known.with_choices({item.key: text})
        except HetongError as error:
            raise ConfigError(error.words, advice=error.advice, place=item.value.place) from None
        found[item.key] = Word(text, item.value.place)
    return found


@cache
def _known_values() -> Values:
    return Values.load(builtin_rules())


def _listed(fields: Fields, key: str) -> tuple[Node, ...]:
    node = fields.get(key)
    return () if node is None else list_of(node, key)


def _several(fields: Fields, key: str) -> tuple[Word, ...]:
    """Return the texts of a list, or of a single one written without brackets."""
    node = fields.get(key)
    if node is None:
        return ()
    if isinstance(node, Scalar):
        return (_word(node, key),)
    nodes = list_of(node, key)
    if not nodes:
        raise refuse(node.place, f"“{key}”是空的", f"'{key}' is empty")
    return tuple(_word(each, key) for each in nodes)


def _word(node: Node, key: str) -> Word:
    text = text_of(node, key).strip()
    if not text or len(text) > LONGEST or "\0" in text:
        raise refuse(node.place, f"“{key}”应为短的文字", f"'{key}' must be a short text")
    return Word(text, node.place)
