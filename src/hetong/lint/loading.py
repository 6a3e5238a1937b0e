"""The rulebook with the laws, values and engine rules it is judged by, from rule folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hetong.compiled import Compiled, compiled
from hetong.contract.kinds import Kind
from hetong.engine import Program, build_program
from hetong.facts.catalogue import catalogue
from hetong.facts.types import FactType
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.rulebook import Rulebook, builtin_rules, load_rulebook, read_own_rules
from hetong.rulebook.basis import check_basis
from hetong.rulebook.model import Rule

_VALUE_KINDS = {
    "rate": Kind.RATE,
    "money": Kind.MONEY,
    "number": Kind.NUMBER,
    "duration": Kind.DURATION,
    "day": Kind.DATE,
}


@dataclass(frozen=True, slots=True)
class Equipment:
    """All that judging takes: rules, laws, dated values, and the rules as engine rules."""

    rulebook: Rulebook
    register: Register
    values: Values
    program: Program


def equip(folders: Iterable[Path] = ()) -> Equipment:
    """Load the built-in rules and those of `folders`, with their cases.

    Raises RuleError for the first rule, law or value that is wrong.
    """
    folders = tuple(folders)
    register, values = _checked(folders)
    rulebook = load_rulebook(folders)
    return Equipment(rulebook, register, values, compile_rules(rulebook.rules, register, values))


def equip_quickly(folders: Iterable[Path] = ()) -> Equipment:
    """Like equip, but take what was compiled before if nothing changed; rules have no cases."""
    folders = tuple(folders)

    def build() -> Compiled:
        register, values = _checked(folders)
        register.check()
        values.check()
        full = load_rulebook(folders)
        lean = tuple(replace(rule, cases=()) for rule in full.rules)
        program = compile_rules(lean, register, values)
        return replace(full, rules=lean), register, values, program

    return Equipment(*compiled((builtin_rules(), *folders), build))


def equip_own(folder: Path) -> Equipment:
    """Return the rules of a user's own folder, with their cases, and those they cannot do without.

    Raises RuleError for the first that is wrong; a mistake in one rule alone is told before the
    built-in rules are read.
    """
    own = read_own_rules((folder,))
    _compile_alone(own)
    it = equip_quickly()
    wanted = {other for rule in own for other in rule.yields_to}
    ours = [each for each in it.rulebook.rules if each.derives or each.id in wanted]
    book = it.rulebook.with_rules(own)
    kept = {each.id for each in (*own, *ours)}
    small = replace(book, rules=tuple(rule for rule in book.rules if rule.id in kept))
    program = compile_rules(small.rules, it.register, it.values)
    return Equipment(small, it.register, it.values, program)


def compile_rules(rules: Iterable[Rule], register: Register, values: Values) -> Program:
    """Return the engine rules of `rules`; raises RuleError for the first that is wrong."""
    rules = tuple(rules)
    check_basis(rules, register)
    types = {name: FactType(_VALUE_KINDS[values.get(name).kind]) for name in values.names}
    return build_program(rules, catalogue(), types)


def _checked(folders: tuple[Path, ...]) -> tuple[Register, Values]:
    """Return laws and values, a user's own rules having been looked at before anything else."""
    own = read_own_rules(folders)
    return _compile_alone(own)


def _compile_alone(own: Iterable[Rule]) -> tuple[Register, Values]:
    """Compile a user's own rules before the built-in ones are even read.

    A mistake is then told at once; rules that read derived facts wait for the whole rulebook.
    """
    home = builtin_rules()
    register, values = Register.load(home), Values.load(home)
    for rule in own:
        check_basis([rule], register)
        if not rule.reads_derived:
            compile_rules([rule], register, values)
    return register, values
