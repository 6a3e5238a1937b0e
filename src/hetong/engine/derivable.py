"""The facts and lists that rules derive, added to the catalogue of those a contract has."""

from __future__ import annotations

from collections.abc import Iterable

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.model import Catalogue, FactDoc, ListDoc
from hetong.facts.types import FactType
from hetong.rulebook.model import Derivation, Rule
from hetong.source.fields import refuse


def with_derived(catalogue: Catalogue, rules: Iterable[Rule]) -> Catalogue:
    """Return the catalogue with the facts that rules derive; several may derive one list."""
    facts, lists = dict(catalogue.facts), dict(catalogue.lists)
    items: list[tuple[Rule, Derivation]] = []
    for rule in rules:
        if rule.derives and rule.derives.flag:
            facts[f"derived.{rule.derives.flag}"] = FactDoc(FactType(Kind.BOOLEAN), rule.title)
        elif rule.derives:
            items.append((rule, rule.derives))
    for rule, derives in _sources_first(items):
        name = f"derived.{derives.item}"
        fields = _derived_fields(rule, derives, Catalogue(facts, lists))
        known = lists.get(name)
        if known is not None and dict(known.fields) != fields:
            raise refuse(
                derives.place,
                f"派生列表 {name} 的字段与其他规则不同",
                f"the fields of {name} differ from those another rule derives",
            )
        lists[name] = ListDoc(rule.title if known is None else known.title, fields)
    return Catalogue(facts, lists)


def _sources_first(items: list[tuple[Rule, Derivation]]) -> Iterable[tuple[Rule, Derivation]]:
    """Yield rules that derive items behind those whose items they are derived from."""
    while items:
        open_ = {f"derived.{derives.item}" for _, derives in items}
        ready = [each for each in items if not open_ & set(_full_lists(each[0]).values())]
        yield from ready or items  # a circle is refused when phases are given
        items = [each for each in items if ready and each not in ready]


def _full_lists(rule: Rule) -> dict[str, str]:
    """Return the list of each alias of `for`; one named through an alias is nested in its list."""
    full: dict[str, str] = {}
    for each in rule.bindings:
        head, _, rest = each.list.partition(".")
        full[each.alias] = f"{full[head]}.{rest}" if head in full and rest else each.list
    return full


def _derived_fields(rule: Rule, derives: Derivation, catalogue: Catalogue) -> dict[str, FactDoc]:
    """A derived field holds a symbol, or a side where a fact of type side is named."""
    fields: dict[str, FactDoc] = {}
    bound = _full_lists(rule)
    for each in derives.fields:
        kind = FactType(Kind.CODE)
        if each.path:
            alias, _, rest = each.path.partition(".")
            if alias in bound:
                rows = catalogue.lists.get(bound[alias])
                source = rows.fields.get(rest) if rows else None
            else:
                source = catalogue.facts.get(each.path)
            if source is None:
                raise refuse(
                    each.place,
                    f"derives 用了不存在的事实“{each.path}”",
                    f"derives uses the unknown fact '{each.path}'",
                )
            side = source.type.kind is Kind.SIDE
            kind = FactType(Kind.SIDE) if side else source.type
        elif each.symbol in ("client", "provider", "both"):
            kind = FactType(Kind.SIDE)
        fields[each.name] = FactDoc(kind, Words(each.name, each.name))
    return fields
