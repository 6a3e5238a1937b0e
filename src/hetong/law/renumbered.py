"""`rules/tables/renumbered.yaml` becomes old article numbers with the numbers they have now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hetong.errors import Words
from hetong.law.laws import Laws, Verified, verified_of
from hetong.law.table import (
    columns_of,
    count_of,
    counts,
    maybe_count,
    members,
    need_day,
    open_table,
    row_fields,
)
from hetong.source.fields import Fields, refuse
from hetong.source.tree import Node


@dataclass(frozen=True, slots=True)
class Renumbered:
    """One article whose number changed on the day `on`.

    `law` is the law as the old number cites it: a repealed law, then `new_law` holds `new`; or a
    law renumbered by revision, then `new_law` is None and `new` is in `law` itself. `new` is None
    where the article was dropped. `also` took over part of it; `now` is the number today where a
    later change moved it again. `verified` is `text` when both articles were read.
    """

    law: str
    old: int
    new: int | None
    new_law: str | None
    topic: Words
    on: date
    verified: Verified
    also: tuple[int, ...] = ()
    now: int | None = None
    note: Words | None = None

    @property
    def target(self) -> str:
        """The id of the law in which `new` stands."""
        return self.new_law or self.law


def load_renumbered(path: Path, laws: Laws) -> dict[str, tuple[Renumbered, ...]]:
    """Return the rows of the file at `path` by `law`, in written order.

    Raises RuleError for an unknown law, a number that is none, or an article given twice.
    """
    table = open_table(path, "renumbered")
    columns = columns_of(table)
    found: dict[str, list[Renumbered]] = {}
    seen: set[tuple[str, date, int]] = set()
    for node in members(table, "groups"):
        for row, place in _group(Fields(node, "groups"), columns, laws):
            if (row.law, row.on, row.old) in seen:
                raise refuse(
                    place.place,
                    f"{row.law} 旧第{row.old}条写了两次",
                    f"old article {row.old} of {row.law} stands twice",
                )
            seen.add((row.law, row.on, row.old))
            found.setdefault(row.law, []).append(row)
    table.done()
    return {law: tuple(rows) for law, rows in found.items()}


def _group(group: Fields, columns: tuple[str, ...], laws: Laws) -> list[tuple[Renumbered, Fields]]:
    law = _known(group, "law", laws)
    new_law = _known(group, "new_law", laws) if group.get("new_law") else None
    on = need_day(group, "on")
    verified = verified_of(group)
    group.text("source")
    rows = [_row(node, columns, law, new_law, on, verified) for node in members(group, "rows")]
    group.done()
    return rows


def _row(
    node: Node,
    columns: tuple[str, ...],
    law: str,
    new_law: str | None,
    on: date,
    verified: Verified,
) -> tuple[Renumbered, Fields]:
    fields = row_fields(node, columns, "rows")
    row = Renumbered(
        law=law,
        old=count_of(fields.need("old"), "old"),
        new=maybe_count(fields, "new"),
        new_law=new_law,
        topic=Words(fields.text("zh"), fields.text("en")),
        on=on,
        verified=verified_of(fields, verified),
        also=counts(fields, "also"),
        now=maybe_count(fields, "now"),
        note=fields.words("note"),
    )
    fields.done()
    return row, fields


def _known(fields: Fields, key: str, laws: Laws) -> str:
    return fields.choice(key, laws.by_id)
