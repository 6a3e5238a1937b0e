"""The rulebook with the laws, values and engine rules it is judged by, from rule folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hetong.compiled import compiled
from hetong.contract.kinds import Kind
from hetong.engine import Program, build_program
from hetong.facts.catalogue import catalogue
from hetong.facts.types import FactType
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.rulebook import Rulebook, builtin_rules, load_rulebook, read_rules
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
    home = builtin_rules()
    register, values = Register.load(home), Values.load(home)
    _refuse_early(folders, register, values)
    rulebook = load_rulebook(folders)
    return Equipment(rulebook, register, values, compile_rules(rulebook.rules, register, values))


def equip_quickly(folders: Iterable[Path] = ()) -> Equipment:
    """Like equip, but take what was compiled before if nothing changed; rules have no cases."""
    folders = tuple(folders)
    home = builtin_rules()
    register, values = Register.load(home), Values.load(home)

    def build() -> tuple[Rulebook, Program]:
        _refuse_early(folders, register, values)
        full = load_rulebook(folders)
        lean = tuple(replace(rule, cases=()) for rule in full.rules)
        return replace(full, rules=lean), compile_rules(lean, register, values)

    rulebook, program = compiled((home, *folders), build)
    return Equipment(rulebook, register, values, program)


def compile_rules(rules: Iterable[Rule], register: Register, values: Values) -> Program:
    """Return the engine rules of `rules`; raises RuleError for the first that is wrong."""
    rules = tuple(rules)
    check_basis(rules, register)
    types = {name: FactType(_VALUE_KINDS[values.get(name).kind]) for name in values.names}
    return build_program(rules, catalogue(), types)


def _refuse_early(folders: Iterable[Path], register: Register, values: Values) -> None:
    """Compile a user's own rules before the built-in ones are even read.

    A mistake is then told at once; rules that read derived facts wait for the whole rulebook.
    """
    for folder in folders:
        rules = read_rules(folder)
        check_basis(rules, register)
        for rule in rules:
            if not rule.reads_derived:
                compile_rules([rule], register, values)
