"""The whole rulebook compiled: rules in phases, their questions in shards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hetong.engine.columns import Column
from hetong.engine.compiler import CompiledRule, compile_rule
from hetong.engine.derivable import with_derived
from hetong.engine.shards import Shard, columns_of, pack
from hetong.errors import Words
from hetong.facts.model import Catalogue
from hetong.facts.types import FactType
from hetong.rulebook.model import Rule
from hetong.source.fields import refuse


@dataclass(frozen=True, slots=True)
class Program:
    """Everything compiled once per rulebook; `needs` names the rules that derive what one reads."""

    rules: Mapping[str, CompiledRule]
    needs: Mapping[str, frozenset[str]]
    shards: tuple[Shard, ...]
    catalogue: Catalogue
    values: Mapping[str, FactType]

    @property
    def phases(self) -> int:
        """The number of phases; derived facts of one are read in the next."""
        return max((rule.phase for rule in self.rules.values()), default=1)

    @property
    def engine_rules(self) -> int:
        """The number of engine rules, end markers and catch-alls left out."""
        return sum(len(shard.questions) for shard in self.shards)

    def company(self, rule_id: str) -> set[str]:
        """Return a rule with all that it cannot be judged without.

        That is the rules that derive what it reads, and the rules it yields to, with theirs.
        """
        return self.companies((rule_id,))

    def companies(self, rule_ids: Iterable[str]) -> set[str]:
        """Return these rules with all that they cannot be judged without."""
        found: set[str] = set()
        open_ = list(rule_ids)
        while open_:
            each = open_.pop()
            # A program of some rules only lacks those that speak for others of them.
            if each not in found and each in self.rules:
                found.add(each)
                open_ += [*self.needs[each], *self.rules[each].rule.yields_to]
        return found

    def type_of(self, column: Column) -> FactType:
        """Return the type of the fact a column encodes."""
        if column.list is not None:
            return self.catalogue.lists[column.list].fields[column.path].type
        if column.path.startswith("value."):
            return self.values[column.path.removeprefix("value.")]
        return self.catalogue.facts[column.path].type


def build_program(
    rules: Iterable[Rule], catalogue: Catalogue, values: Mapping[str, FactType]
) -> Program:
    """Compile all rules; raise RuleError with file and line for the first that is wrong."""
    rules = tuple(rules)
    full = with_derived(catalogue, rules)
    compiled = [compile_rule(rule, full, values) for rule in rules]
    phased = _phased(compiled)
    shards: list[Shard] = []
    for phase in sorted({rule.phase for rule in phased}):
        # Few houses hold positions: the rules on them have shards that others need not run.
        for of_house in (False, True):
            members = [
                rule
                for rule in phased
                if rule.phase == phase and (rule.rule.category == "position") is of_house
            ]
            shards += pack(members, phase, len(shards))
    by_id = {rule.rule.id: rule for rule in phased}
    return Program(by_id, _needs(phased), tuple(shards), full, dict(values))


def _phased(compiled: list[CompiledRule]) -> list[CompiledRule]:
    """Give every rule a phase behind those whose derived facts it reads; refuse circles."""
    needs = _needs(compiled)
    phases: dict[str, int] = {}

    def phase(rule_id: str, trail: tuple[str, ...]) -> int:
        if rule_id in trail:
            circle = " → ".join((*trail[trail.index(rule_id) :], rule_id))
            rule = next(each.rule for each in compiled if each.rule.id == rule_id)
            raise refuse(
                rule.place,
                f"派生事实互相依赖：{circle}",
                f"derived facts form a circle: {circle}",
                Words(
                    "让其中一条规则不再读取后一条派生的事实",
                    "let one of these rules do without what the next one derives",
                ),
            )
        if rule_id not in phases:
            before = [phase(other, (*trail, rule_id)) for other in sorted(needs[rule_id])]
            phases[rule_id] = 1 + max(before, default=0)
        return phases[rule_id]

    return [replace(each, phase=phase(each.rule.id, ())) for each in compiled]


def _needs(compiled: Iterable[CompiledRule]) -> dict[str, frozenset[str]]:
    """Return for each rule the rules that derive what it reads."""
    compiled = tuple(compiled)
    makers: dict[str, list[str]] = defaultdict(list)
    for each in compiled:
        if (derives := each.rule.derives) is not None:
            makers[f"derived.{derives.flag or derives.item}"].append(each.rule.id)
    return {
        each.rule.id: frozenset(
            maker for name in _read_names(each) for maker in makers.get(name, ())
        )
        for each in compiled
    }


def _read_names(compiled: CompiledRule) -> set[str]:
    names = set(compiled.lists.values())
    for question in compiled.questions:
        for column in columns_of(question):
            names.add(column.path)
            if column.list:
                names.add(column.list)
        names |= {row.list for row in question.alternative.present}
        names |= {row.list for row in question.alternative.absent}
    derives = compiled.rule.derives
    names |= {each.path for each in (derives.fields if derives else ()) if each.path}
    return names
