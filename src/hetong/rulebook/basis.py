"""A rule's articles against the law register: unknown laws and impossible articles are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from hetong.errors import Words
from hetong.law.register import Register
from hetong.rulebook.model import Basis, Rule
from hetong.source.fields import nearest, refuse

_DETAIL = re.compile(r"\([^)]*\)|（[^）]*）|\[[^\]]*\]|第?\d+[款项目]")
_NUMBER = re.compile(r"\d+")


def check_basis(rules: Iterable[Rule], register: Register) -> None:
    """Raise RuleError, with file and line, for a law or an article that does not exist.

    An article counts as impossible when its number is above the highest of the version in force
    from the basis's own date (else the register's), and that number was read in the text.
    """
    for rule in rules:
        for basis in (*rule.basis, *(each for level in rule.levels for each in level.basis)):
            if register.by_id(basis.law) is None:
                raise refuse(
                    basis.place,
                    f"规则 {rule.id} 引用了未登记的法律“{basis.law}”",
                    f"rule {rule.id} rests on the unknown law '{basis.law}'",
                    nearest(basis.law, [law.id for law in register.laws])
                    or Words("编号见 rules/laws.yaml", "ids are in rules/laws.yaml"),
                )
            _check_article(rule, basis, register)


def article_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers in `510`, `9(2)`, `506[1]`, `496-498`, `第33至34条`, `466, 497`."""
    return tuple(int(number) for number in _NUMBER.findall(_DETAIL.sub(" ", text)))


def _check_article(rule: Rule, basis: Basis, register: Register) -> None:
    if basis.article is None:
        return
    on: date = basis.since or register.as_of
    last = register.last_article(basis.law, on)
    if last is None or last[1] != "text":
        return
    for number in article_numbers(basis.article):
        if not 1 <= number <= last[0]:
            raise refuse(
                basis.place,
                f"规则 {rule.id} 引用的 {basis.law} 没有第{number}条（{on} 时共 {last[0]} 条）",
                f"rule {rule.id} cites article {number} of {basis.law}, which has {last[0]} "
                f"articles on {on}",
            )
