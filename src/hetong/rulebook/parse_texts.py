"""What a rule says: its words with placeholders, its model clause, and the articles it rests on."""

from __future__ import annotations

from hetong.rulebook.model import Basis, ClauseText, Template
from hetong.source.fields import Fields, list_of, refuse, text_of, words_of

_VARIANTS = ("balanced", "pro_client", "pro_provider")


def read_template(f: Fields, key: str, *, needed: bool) -> Template | None:
    """Return the text under `key` in both languages; None when left out and not needed."""
    node = f.need(key) if needed else f.get(key)
    return Template(words_of(node, key), node.place) if node else None


def read_basis(f: Fields) -> tuple[Basis, ...]:
    """Return the articles under `basis`, of a rule or of a level."""
    node = f.get("basis")
    if node is None:
        return ()
    found = []
    for each in list_of(node, "basis"):
        bf = Fields(each, "basis")
        article = bf.get("article")
        found.append(
            Basis(
                law=bf.text("law"),
                article=text_of(article, "article") if article else None,
                gist=bf.words("gist"),
                since=bf.day("from"),
                until=bf.day("until"),
                place=each.place,
            )
        )
        bf.done()
    return tuple(found)


def read_clause_text(f: Fields) -> tuple[ClauseText, ...]:
    """Return the model wording: one for everybody, or one each for variants."""
    items = f.pairs("clause_text")
    if {item.key for item in items} <= {"zh", "en"} and items:
        node = f.need("clause_text")
        return (ClauseText("balanced", words_of(node, "clause_text"), node.place),)
    found = []
    for item in items:
        if item.key not in _VARIANTS:
            raise refuse(
                item.key_place,
                "clause_text 写 zh/en，或 balanced、pro_client、pro_provider",
                "'clause_text' takes zh/en, or balanced, pro_client, pro_provider",
            )
        found.append(ClauseText(item.key, words_of(item.value, item.key), item.key_place))
    return tuple(found)
