"""An article number and a day become where that article went, where it came from, or that nobody
traced it.
"""

from __future__ import annotations

from datetime import date

from hetong.errors import Words
from hetong.law.laws import Law
from hetong.law.register import Register
from hetong.law.renumbered import Renumbered

Rows = list[tuple[Words, Words]]
_LABEL = Words("条号", "Article")
_NOTHING = Words("", "")


def article_rows(register: Register, law: Law, article: int, on: date) -> Rows:
    """Return the lines on one article of a law as cited on a day."""
    moved = register.renumbered(law.id)
    told = [
        *_beyond(register, law, article, on),
        *(_went(register, row, law, on) for row in moved if row.old == article),
        *(_came(register, row, on) for row in register.came_from(law.id, article)),
    ]
    if not told:
        told = [
            Words(
                f"没有收录第{article}条的变动；没有收录不等于没有变动",
                f"no change of article {article} is recorded; that does not prove there was none",
            )
        ]
    labels = [_LABEL] + [_NOTHING] * len(told)
    return list(zip(labels, told, strict=False))


def _beyond(register: Register, law: Law, article: int, on: date) -> list[Words]:
    last = register.last_article(law.id, on)
    if last is None or article <= last[0]:
        return []
    if last[1] == "text":
        return [
            Words(
                f"这个文本到第{last[0]}条为止，没有第{article}条",
                f"this text ends with article {last[0]}: there is no article {article}",
            )
        ]
    return [
        Words(
            f"这个文本可能到第{last[0]}条为止（没有核对），请核对第{article}条",
            f"this text may end with article {last[0]} (not checked): check article {article}",
        )
    ]


def _went(register: Register, row: Renumbered, law: Law, on: date) -> Words:
    """Say where the old article `row.old` stands, seen from `on`."""
    zh, en = f"第{row.old}条（{row.topic.zh}）", f"article {row.old} ({row.topic.en})"
    if row.new_law is None:
        zh, en = f"{row.on} 以前的{zh}", f"{en} before {row.on}"
    if row.new is None:
        new = Words("已删去，没有对应的条文", "was dropped and has no counterpart")
    else:
        place = _place(register, row, law)
        verb = Words("现为", "is now") if on >= row.on else Words("将为", "will be")
        new = Words(f"{verb.zh}{place.zh}", f"{verb.en} {place.en}")
    return _with_notes(Words(zh + new.zh, f"{en} {new.en}"), row)


def _place(register: Register, row: Renumbered, law: Law) -> Words:
    zh, en = f"第{row.new}条", f"article {row.new}"
    if row.also:
        zh += "，并见第" + "、".join(map(str, row.also)) + "条"
        en += ", see also " + ", ".join(map(str, row.also))
    target = register.by_id(row.target)
    if target is not None and target is not law:
        name = target.cited.zh if target.name != law.name else target.title_zh
        zh, en = f"{name}{zh}", f"{en} of the {target.title_en}"
    if row.now:
        zh += f"（后又改为第{row.now}条）"
        en += f" (later moved to {row.now})"
    return Words(zh, en)


def _came(register: Register, row: Renumbered, on: date) -> Words:
    """Say which old article the present one was."""
    verb = Words("原为", "was") if on >= row.on else Words("现为", "is")
    zh, en = f"第{row.old}条", f"article {row.old}"
    source = register.by_id(row.law)
    if row.new_law and source is not None:
        zh, en = f"{source.cited.zh}{zh}", f"{en} of the {source.title_en}"
    else:
        zh, en = f" {row.on} 以前的{zh}", f"{en} before {row.on}"
    told = Words(
        f"第{row.new}条（{row.topic.zh}）{verb.zh}{zh}",
        f"article {row.new} ({row.topic.en}) {verb.en} {en}",
    )
    return _with_notes(told, row)


def _with_notes(told: Words, row: Renumbered) -> Words:
    zh, en = told.zh, told.en
    if row.verified == "text":
        zh, en = f"{zh}（新旧条文都读过）", f"{en} (both texts read)"
    else:
        zh, en = f"{zh}（旧文本没有读到）", f"{en} (the old text was not read)"
    if row.note:
        zh, en = f"{zh}。{row.note.zh}", f"{en}. {row.note.en}"
    return Words(zh, en)
