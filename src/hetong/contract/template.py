"""An empty record to fill in: YAML with the keys that matter to a contract kind, explained."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hetong.contract.kinds import KIND_TITLES, Kind, Reads
from hetong.contract.model import KINDS, Contract
from hetong.contract.outline import CHAPTERS, CORE
from hetong.contract.slots import Slot, slots_of
from hetong.errors import Lang, OptionError, Words

BLANK = "____"
_NOTE_COLUMN = 32
_MOST_INLINE = 5
_INTRO = Words(
    """\
{kind}合同记录。填好后运行 hetong check 加本文件名。
合同里有的照填；合同留空的保留 ____；合同没有约定的写 none；没有查的整行删掉。
行首有 # 的键用得上时去掉 # 再填，整组带 # 的这类合同可有可无；每一组都可以加 clause: 条款号。
合同的约定全部录入后，把 complete 写成 true：没写的键就表示合同没有约定。""",
    """\
Record of a contract of kind {kind}. Fill it in, then run hetong check on this file.
Copy what the contract says; keep ____ where it leaves a blank; write none where it has no such
clause; delete the lines nobody looked up. Take off the leading # of further keys you need (a group
all in # need not be there); every
group may say clause: with the number of the clause it stands in.
Set complete: true once everything is recorded: keys left out then mean none.""",
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: `live` rows are to be filled in, the others are comments.

    `asked` rows matter most; in a part the contract need not have they are comments all the same.
    """

    live: bool
    asked: bool
    text: str
    note: str

    def line(self) -> str:
        text = self.text if self.live else f"# {self.text}"
        return f"{text:<{_NOTE_COLUMN}}  # {self.note}" if self.note else text


@dataclass(frozen=True, slots=True)
class _Form:
    """What one template shows: keys that matter by section, and values already known.

    `closed` are the sections and lists of which every line is a comment.
    """

    lang: Lang
    shown: Mapping[str, frozenset[str]]
    closed: frozenset[str]
    known: Mapping[str, str]


def template(
    kind: str,
    lang: Lang = "zh",
    *,
    must: Iterable[str] = (),
    may: Iterable[str] = (),
    optional: Collection[str] = (),
) -> str:
    """Return an empty record of a contract kind; raise OptionError for a kind that is unknown.

    `must` and `may` are schema paths of keys this kind has beyond any contract, to be filled in
    or written out as comments; `optional` are the root keys it need not have: comments as well.
    """
    if kind not in KINDS:
        listed = "、".join(f"{name}（{label.split('/')[0]}）" for name, label in KINDS.items())
        raise OptionError(
            Words(f"没有合同类型 {kind}", f"there is no contract kind {kind}"),
            advice=Words(f"可选 {listed}", f"Known kinds: {', '.join(KINDS)}"),
        )
    roles = {"party_a.role": "client", "party_b.role": "provider"}
    known = {"kind": kind, "status": "draft", **roles}
    form = _Form(lang, *_shown(must, may, optional), known)
    name = KINDS[kind].split("/")[0] if lang == "zh" else kind
    lines = [f"# {line}" for line in _INTRO.in_(lang).format(kind=name).splitlines()]
    slots = slots_of(Contract)
    for title, keys in CHAPTERS:
        lines += ["", f"# ── {title.in_(lang)} ──"]
        lines += [row.line() for key in keys.split() for row in _rows(form, slots[key], "", "")]
    return "\n".join(lines) + "\n"


def _shown(
    must: Iterable[str], may: Iterable[str], optional: Collection[str]
) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Return the keys that matter by the schema path of their section, and the closed sections."""
    shown = {path: frozenset(keys.split()) for path, keys in CORE.items()}
    for path in must:
        _show(shown, path)
    open_ = set(shown)
    for path in may:
        if "." in path and path.rpartition(".")[0] not in open_:
            _show(shown, path)
    whole = {path for path in may if "." not in path}
    return shown, frozenset({*optional, *whole, *(set(shown) - open_)})


def _show(shown: dict[str, frozenset[str]], path: str) -> None:
    """Add a key to those shown of its section, and the section to those of its own."""
    section, _, key = path.rpartition(".")
    if section and section not in shown:
        _show(shown, section)
    shown[section] = shown.get(section, frozenset()) | {key.removesuffix("[]")}


def _rows(form: _Form, slot: Slot, parent: str, indent: str) -> Iterator[_Row]:
    path = f"{parent}.{slot.key}" if parent else slot.key
    path = f"{path}[]" if slot.listed else path
    asked = slot.key in form.shown.get(parent, ()) or path in form.shown
    live = asked and not _closed(form, path)
    note = _note(slot, form.lang)
    if slot.section is None:
        yield _Row(live, asked, f"{indent}{slot.key}: {form.known.get(path, BLANK)}", note)
    elif path not in form.shown:
        yield _Row(live, asked, f"{indent}{slot.key}: {_inline(slot)}", note)
    else:
        yield _Row(live, asked, f"{indent}{slot.key}:", slot.title.in_(form.lang))
        yield from _below(form, slot, path, indent)


def _closed(form: _Form, path: str) -> bool:
    """Whether a key lies in a part that is written out as comments."""
    parts = path.split(".")
    return any(
        ".".join(parts[:n]) in form.closed or ".".join(parts[:n]).removesuffix("[]") in form.closed
        for n in range(1, len(parts) + 1)
    )


def _below(form: _Form, slot: Slot, path: str, indent: str) -> Iterator[_Row]:
    """Yield the keys of a section, or of the one item a list is begun with."""
    assert slot.section is not None
    inner = indent + ("    " if slot.listed else "  ")
    below = [one for one in slots_of(slot.section).values() if one.key not in _hidden(path)]
    rows = [row for one in below for row in _rows(form, one, path, inner)]
    if slot.listed:
        first = next(n for n, row in enumerate(rows) if row.asked)
        rows.insert(0, rows.pop(first))
        rows[0] = replace(rows[0], text=f"{indent}  - {rows[0].text.lstrip()}")
    yield from rows


def _hidden(path: str) -> tuple[str, ...]:
    return ("clause", "key") if path in ("party_a", "party_b") else ("clause",)


def _inline(slot: Slot) -> str:
    """Return a section or list on one line, with its first keys."""
    assert slot.section is not None
    if slot.section.short_ == ("value",):
        return f"[{BLANK}]"
    below = [one for one in slots_of(slot.section).values() if one.key != "clause"]
    values = [f"{one.key}: {BLANK}" for one in below if one.reads]
    lists = [f"{one.key}: [{BLANK}]" for one in below if one.section and one.section.short_]
    text = ", ".join((values or lists)[:_MOST_INLINE])
    return f"[{{{text}}}]" if slot.listed else f"{{{text}}}"


def _note(slot: Slot, lang: Lang) -> str:
    """Return the comment of a key: what it is, and its form or the values it may take."""
    reads = slot.reads
    if slot.section is not None and slot.section.short_ == ("value",):
        reads = slots_of(slot.section)["value"].reads
    described = slot.description.in_(lang)
    form = _form(reads, lang) if reads else ""
    joint = "；" if lang == "zh" else "; "
    return f"{described}{joint}{form}" if form else described


def _form(reads: Reads, lang: Lang) -> str:
    """Return the form of a value: an example, or the values to choose from."""
    pairs = zip(reads.choices, reads.labels, strict=True)
    named = [f"{value} {label.split('/')[0]}" if lang == "zh" else value for value, label in pairs]
    if len(named) > _MOST_CHOICES:
        named[_MOST_CHOICES:] = [_MORE_CHOICES.in_(lang)]
    if reads.kind in (Kind.TEXT, Kind.CODE, Kind.CHOICE):
        return " | ".join(named)
    title = (_UNITS[reads.unit] if reads.unit else KIND_TITLES[reads.kind]).in_(lang)
    head, joint, example = title.partition("，" if lang == "zh" else ", ")
    return " | ".join([example if joint else head, *named])


_MOST_CHOICES = 9
_MORE_CHOICES = Words("…（全部见 hetong schema）", "... (all: hetong schema)")
_UNITS = {
    "hour": Words("时间，如 24小时 或 2日", "time, such as 24小时 or 2日"),
    "day": Words("期间，如 30日 或 5个工作日", "period, such as 30日 or 5个工作日"),
    "month": Words("期间，如 3个月 或 1年", "period, such as 3个月 or 1年"),
    "times": Words("倍数或比例，如 12 或 20%", "multiple or share, such as 12 or 20%"),
    "year": Words("期间，如 1年 或 18个月", "period, such as 1年 or 18个月"),
}
