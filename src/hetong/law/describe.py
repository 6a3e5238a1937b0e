"""A title and a day become what the register knows of that law, for a lawyer to read."""

from __future__ import annotations

from datetime import date, timedelta

from hetong.errors import Lang, Words
from hetong.law.citations import Citation
from hetong.law.describe_article import article_rows
from hetong.law.laws import KINDS, Amendment, Law
from hetong.law.lines import aligned
from hetong.law.listing import STATES
from hetong.law.register import Register

_TRUST = {
    "text": Words("读过文本", "text read"),
    "memory": Words("没有读到文本，凭记忆或转引", "text not read: from memory or quotations"),
}


def describe(
    register: Register, text: str, on: date, lang: Lang, article: int | None = None
) -> str:
    """Return the law a title names: its state on `on`, what replaced it, how far it was checked.

    With `article`, where that article of the law as cited went or came from. A title nobody knows
    is answered with the nearest ones.
    """
    citation = register.cite(text, on)
    law = register.by_id(citation.law) if citation and citation.law else None
    if citation is None or (law is None and citation.law):
        rows = _unknown(register, text)
    elif law is None:
        rows = _outside(register, citation, on)
    else:
        rows = _known(register, law, citation, on, article)
    told = [(label.in_(lang), words.in_(lang)) for label, words in rows]
    return aligned([*told, *_register_row(register, on, lang)]) + "\n"


Rows = list[tuple[Words, Words]]
_NOTHING = Words("", "")


def _known(register: Register, law: Law, citation: Citation, on: date, article: int | None) -> Rows:
    rows: Rows = [
        (Words("名称", "Title"), Words(law.title_zh, f"{law.title_en} ({law.title_zh})")),
        (Words("状态", "Status"), _status(law, on)),
        *_succession(register, law, on),
    ]
    if citation.historical:
        rows.append(
            (
                Words("写法", "Wording"),
                Words("按旧法引用，不是误引", "cited as the law it was: no mistake"),
            )
        )
    if article is not None:
        rows += article_rows(register, law, article, on)
    rows += _namesakes(register, law)
    rows.append((Words("制定", "Issued"), _issued(law)))
    rows += _amendments(law, on)
    rows += _numbers(register, law, on, article)
    rows.append((Words("核对", "Checked"), _trust(law)))
    if law.note:
        rows.append((Words("说明", "Note"), law.note))
    return rows


def _status(law: Law, on: date) -> Words:
    state = STATES[law.state(on)]
    since = law.effective_from
    if law.repealed_on is None:
        return Words(f"{on} {state.zh}，{since} 起施行", f"{state.en} on {on}, since {since}")
    end = law.repealed_on
    return Words(
        f"{on} {state.zh}，{since} 起施行，{end} 起废止",
        f"{state.en} on {on}, since {since}; repealed from {end}",
    )


def _succession(register: Register, law: Law, on: date) -> Rows:
    if law.state(on) != "repealed" or law.repealed_on is None:
        return []
    now = register.successor(law.id, on)
    later = register.successors(law.id)
    if now:
        words = Words(
            f"由{now.cited.zh}取代（{now.effective_from} 起施行）",
            f"replaced by the {now.title_en} (in force since {now.effective_from})",
        )
    elif later:
        words = Words(
            f"后由{later[0].cited.zh}取代，但它在 {on} 还没有施行",
            f"later replaced by the {later[0].title_en}, which is not yet in force on {on}",
        )
    else:
        words = Words("登记表里没有取代它的法律", "the register has nothing that replaced it")
    return [(Words("现行", "Now"), words)]


def _namesakes(register: Register, law: Law) -> Rows:
    others = [other for other in register.laws if other.name == law.name and other is not law]
    label = Words("同名", "Same title")
    return [(label, _span(other)) for other in others]


def _span(law: Law) -> Words:
    start = law.effective_from
    if law.repealed_on is None:
        return Words(f"{law.title_zh}，{start} 起施行", f"{law.title_en}, since {start}")
    last = law.repealed_on - timedelta(days=1)
    return Words(
        f"{law.title_zh}，{start} 至 {last} 有效", f"{law.title_en}, in force {start} to {last}"
    )


def _issued(law: Law) -> Words:
    kind, day = KINDS[law.kind], law.promulgated
    return Words(
        f"{kind.zh}，{law.issuer.zh} {day} 公布", f"{kind.en} of the {law.issuer.en}, {day}"
    )


def _amendments(law: Law, on: date) -> Rows:
    labels = [Words("修改", "Amended")] + [_NOTHING] * len(law.amendments)
    told = [_amendment(each, on) for each in law.amendments]
    return list(zip(labels, told, strict=False))


def _amendment(change: Amendment, on: date) -> Words:
    start = change.effective_from
    zh, en = str(change.decided), str(change.decided)
    if start and start != change.decided:
        zh, en = f"{zh} 修改，{start} 起施行", f"{en}, in force since {start}"
        if start > on:
            zh, en = f"{zh}（在 {on} 尚未施行）", f"{en} (not yet on {on})"
    if change.note:
        zh, en = f"{zh}，{change.note.zh}", f"{en}; {change.note.en}"
    return Words(zh, en)


def _numbers(register: Register, law: Law, on: date, article: int | None) -> Rows:
    rows: Rows = []
    last = register.last_article(law.id, on)
    if last and article is None:
        sure = Words("", "") if last[1] == "text" else Words("（没有核对）", " (not checked)")
        rows.append(
            (
                Words("条文", "Articles"),
                Words(f"到第{last[0]}条为止{sure.zh}", f"1 to {last[0]}{sure.en}"),
            )
        )
    moved = register.renumbered(law.id)
    if moved and article is None:
        example = moved[len(moved) // 2].old
        rows.append(
            (
                Words("旧条号", "Old numbers"),
                Words(
                    f"收录 {len(moved)} 条的去向，加 --article 查一条，如 --article {example}",
                    f"{len(moved)} articles traced; add --article to see one, such as "
                    f"--article {example}",
                ),
            )
        )
    return rows


def _trust(law: Law) -> Words:
    trust = _TRUST[law.verified]
    zh, en = trust.zh, trust.en
    if law.articles_read:
        zh = f"{zh}（{law.articles_read.zh}）"
        en = f"{en} ({law.articles_read.en})"
    if law.source:
        zh = f"{zh}；来源：{'，'.join(each.zh for each in law.source)}"
        en = f"{en}; source: {', '.join(each.en for each in law.source)}"
    return Words(zh, en)


def _outside(register: Register, citation: Citation, on: date) -> Rows:
    rows: Rows = [(Words("名称", "Title"), Words(citation.text, citation.text))]
    day = citation.repealed_on
    if day and day <= on:
        rows.append((Words("状态", "Status"), Words(f"{day} 起已废止", f"repealed since {day}")))
    later = register.by_id(citation.successor) if citation.successor else None
    if later and later.state(on) == "in_force":
        rows.append((Words("现行", "Now"), later.cited))
    if citation.note:
        rows.append((Words("说明", "Note"), citation.note))
    rows.append(
        (
            Words("登记", "Register"),
            Words(
                "知道这个名称，但登记表没有收录它的条文和修改",
                "the title is known, its articles and amendments are not in the register",
            ),
        )
    )
    return rows


def _unknown(register: Register, text: str) -> Rows:
    written = text.strip()
    kind = register.lookalike(written)
    if kind == "vague":
        told = Words(
            f"“{written}”可以指几部法律，请写全称",
            f"'{written}' may mean several laws: write the full title",
        )
    elif kind == "ordinary":
        told = Words(f"“{written}”是普通用语，不是法律名称", f"'{written}' is not a title")
    else:
        told = Words(
            f"登记表里没有“{written}”；这不说明它不存在或者无效",
            f"the register has no '{written}'; that does not prove that it is not in force",
        )
    rows: Rows = [(Words("结果", "Result"), told)]
    near = register.nearest(written)
    labels = [Words("相近", "Nearest")] + [_NOTHING] * len(near)
    return rows + [(label, law.cited) for label, law in zip(labels, near, strict=False)]


def _register_row(register: Register, on: date, lang: Lang) -> list[tuple[str, str]]:
    stale = register.stale(on)
    words = stale or Words(
        f"{register.as_of} 编成，来源截至 {register.sources_to}",
        f"put together on {register.as_of} from sources up to {register.sources_to}",
    )
    return [(Words("登记表", "Register").in_(lang), words.in_(lang))]
