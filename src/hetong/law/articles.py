"""`rules/tables/articles.yaml` becomes the highest article number of each law, by version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hetong.errors import Words
from hetong.law.laws import Laws, Verified, verified_of
from hetong.law.table import columns_of, maybe_count, members, open_table, row_fields
from hetong.source.fields import refuse


@dataclass(frozen=True, slots=True)
class LastArticle:
    """The highest article number of the text in force from `since`; None where nobody counted.

    Only `verified == "text"` is a limit that an error may rest on.
    """

    law: str
    since: date
    last: int | None
    verified: Verified
    note: Words | None = None


def load_articles(path: Path, laws: Laws) -> dict[str, tuple[LastArticle, ...]]:
    """Return the versions in the file at `path` by law id, oldest first.

    Raises RuleError for an unknown law, a day before the law took effect, or one given twice.
    """
    table = open_table(path, "articles")
    columns = columns_of(table)
    found: dict[str, list[LastArticle]] = {}
    for node in members(table, "rows"):
        fields = row_fields(node, columns, "rows")
        law = laws.by_id[fields.choice("law", laws.by_id)]
        since = fields.day("from")
        versions = found.setdefault(law.id, [])
        if since is None or since < law.effective_from or since in {v.since for v in versions}:
            raise refuse(
                fields.place,
                f"{law.id} 的这个版本缺少施行日期、早于该法施行或写了两次",
                f"this version of {law.id} lacks its day, precedes the law or stands twice",
            )
        fields.text("source")
        last, note = maybe_count(fields, "last"), fields.words("note")
        versions.append(LastArticle(law.id, since, last, verified_of(fields), note))
        fields.done()
    table.done()
    return {law: tuple(sorted(rows, key=lambda row: row.since)) for law, rows in found.items()}
