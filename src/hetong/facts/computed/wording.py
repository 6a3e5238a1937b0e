"""Signs in the wording: spoilt characters, names for the contract itself, terms left to itself."""

from __future__ import annotations

import re

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.facts.cells import derive, given, none
from hetong.facts.computed.clauses import CLAUSES, in_body, section
from hetong.facts.model import Cell, Row, Rows
from hetong.facts.passages import Passage, at, place_of, row_of
from hetong.facts.registry import doc, fact, listing
from hetong.facts.sheet import Sheet

_HAN = "[\\u4e00-\\u9fff]"
# The replacement character, private-use characters (but U+F000 to U+F0FF, the bullets and boxes
# of Word's symbol fonts), text read in the wrong encoding (GBK for
# UTF-8 and the other way), question marks where a character was lost.
_SPOILT = re.compile(
    "[\\ufffd\\ue000-\\uefff\\uf100-\\uf8ff]|锟斤拷|烫烫烫|屯屯屯|â€|Ã[\\u0080-\\u00bf]"
    f"|(?<={_HAN})[?]{{2,6}}(?={_HAN})"
)
# A character on both sides of a stroke (退/退款), or a mark set twice.
_SLIP = re.compile(f"({_HAN})/\\1(?={_HAN})|[、，；：]{{2}}|([，；：])。")
_AROUND = 8
_SELF = {"合同": re.compile("本合同(?!项下的?订单)"), "协议": re.compile("本协议")}
_EQUATED = re.compile(
    "本(?:合同|协议)[^。；]{0,12}(?:简称|称|即|亦指|同)[^。；]{0,4}本?(?:合同|协议)"
)
_CIRCLE = re.compile(
    "(?:[^，。；]{0,12}?[应均]?由)?(?:甲乙)?(?:双方|各方)(?:在|于|以)本(?:合同|协议)(?:中|内|里)?"
    "(?:另行|具体)?(?:约定|商定|确定)(?:为准)?[。；]?"
)
_SEALS = {
    "both": "签字并盖章",
    "either": "签字或盖章",
    "unclear": "看不出是“签字或盖章”还是“签字并盖章”",
    "other": "其他",
}
_SIGN, _SEAL = "(?:签字|签名|签署|签)", "(?:加盖|盖|签)?(?:公|合同专用|电子)?(?:印章|公章|章)"
_BOTH = re.compile(f"{_SIGN}[^。；]{{0,4}}[并且和及、同][^。；]{{0,6}}{_SEAL}")
_EITHER = re.compile(f"{_SIGN}[^。；]{{0,4}}或者?[^。；]{{0,6}}{_SEAL}")
_UNCLEAR = re.compile(f"{_SIGN}[/(]?{_SEAL}")


@listing(
    "garbled",
    "残缺、错乱的文字",
    "garbled wording",
    {
        "title": doc(Kind.TEXT, "所在", "where"),
        "said": doc(Kind.TEXT, "原文", "wording"),
        "spoilt": doc(Kind.BOOLEAN, "字符损坏", "characters are lost"),
    },
)
def garbled(sheet: Sheet) -> Rows:
    """Return a row for each record key whose wording lost characters or repeats by a slip.

    Where all wording read is sound, one row says so: `said` and `spoilt` are none.
    """
    found: dict[str, tuple[Passage, str, bool]] = {}
    sound: Passage | None = None
    for passage in sheet.passages:
        spoilt = _SPOILT.search(passage.text)
        hit = spoilt or _SLIP.search(passage.text)
        sound = sound or passage
        known = found.get(passage.entry.key)
        if hit and (known is None or (spoilt and not known[2])):
            said = passage.text[max(0, hit.start() - _AROUND) : hit.end() + _AROUND]
            found[passage.entry.key] = passage, said, spoilt is not None
    if not found and sound is not None:
        empty = none(at(sound, ""))
        cells = {"title": at(sound, sound.title), "said": empty, "spoilt": empty}
        return Rows(State.GIVEN, (row_of(0, sound, cells),))
    clauses = sheet.rows(CLAUSES)
    rows = tuple(
        row_of(
            n,
            one,
            {
                "title": at(one, place_of(one, clauses)),
                "said": at(one, text.rstrip("。；，")),
                "spoilt": at(one, bad),
            },
        )
        for n, (one, text, bad) in enumerate(found.values())
    )
    return Rows(State.GIVEN, rows)


@listing(
    "deferrals",
    "留给本合同自己约定的内容",
    "terms left to the contract itself",
    {
        "title": doc(Kind.TEXT, "所在", "where"),
        "said": doc(Kind.TEXT, "原文", "wording"),
        "settled": doc(Kind.BOOLEAN, "别处另有约定", "is settled elsewhere"),
    },
)
def deferrals(sheet: Sheet) -> Rows:
    """Return a row for each key that only says that the parties agree it in this contract.

    `settled` where another statement of the same key says something else.
    """
    rows: list[Row] = []
    for passage in sheet.passages:
        if passage.path.startswith(CLAUSES) or not _CIRCLE.fullmatch(passage.text.strip()):
            continue
        others = [
            one
            for one in passage.entry.statements
            if one.state is State.GIVEN and not _CIRCLE.fullmatch(one.text.strip())
        ]
        cells = {
            "title": at(passage, passage.title),
            "said": at(passage, passage.text),
            "settled": at(passage, bool(others)),
        }
        rows.append(row_of(len(rows), passage, cells))
    return Rows(State.GIVEN, tuple(rows))


@listing(
    "self_names",
    "合同的自称",
    "names the contract calls itself by",
    {"name": doc(Kind.CODE, "自称", "name"), "equated": doc(Kind.BOOLEAN, "已说明同义", "equated")},
)
def self_names(sheet: Sheet) -> Rows:
    """Return a row for each of 本合同 and 本协议 that the body's clauses call the contract by.

    `equated` where the text itself says that the two are the same. An annex may be an agreement
    of its own and is not read. Known where the clauses are recorded.
    """
    clauses = sheet.rows(CLAUSES)
    texts: list[tuple[str, Cell]] = []
    for row in clauses.rows:
        text = row.cells["text"]
        if text.state is State.GIVEN and in_body(section(sheet, row)):
            texts.append((str(text.value), text))
    equated = any(_EQUATED.search(text) for text, _ in texts)
    rows: list[Row] = []
    for name, pattern in _SELF.items():
        cell = next((cell for text, cell in texts if pattern.search(text)), None)
        if cell is not None:
            cells = {"name": given(name, cell), "equated": given(equated, cell)}
            rows.append(Row(len(rows), CLAUSES, cells, source=cell.sources[0]))
    if not clauses.rows:
        return Rows(clauses.state, (), clauses.sources)
    return Rows(State.GIVEN, tuple(rows), clauses.sources)


@fact("effective.sealing", Kind.CHOICE, "签字与盖章的关系", "signature and seal", _SEALS)
def sealing(sheet: Sheet) -> Cell:
    """Return how the clause on effect joins signature and seal: 签字盖章 alone is unclear."""
    return derive(_joined, sheet.cell("effective.trigger_text"))


def _joined(text: str) -> str:
    plain = text.replace("（", "(").replace("／", "/")
    for word, pattern in (("either", _EITHER), ("both", _BOTH), ("unclear", _UNCLEAR)):
        if pattern.search(plain):
            return word
    return "other"
