"""What `hetong doctor` looks at: each part says how it is, and what to do where it is not well."""

from __future__ import annotations

import platform
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from hetong import __version__
from hetong.cli.output import takes
from hetong.cli.settings import Given, options_for
from hetong.config import Configs
from hetong.errors import HetongError, Words
from hetong.law import Register
from hetong.reports import phrases
from hetong.rulebook import builtin_rules, load_rulebook
from hetong.rulebook.model import Rule

if TYPE_CHECKING:
    from hetong.lint import Linter

ENGINE = "durable-rules"
OLDEST, NEWEST = (3, 11), (3, 13)
STALE_DAYS = 180
"""Age of the law data from which an update is advised; product choice."""
SELF_TEST_RULES = 12
"""Rules whose cases the self-test runs, taken evenly over the rulebook; product choice."""


class State(Enum):
    """How a part is, with the word printed in front of it."""

    GOOD = Words("正常", "ok  ")
    WARNED = Words("注意", "note")
    BAD = Words("错误", "BAD ")


@dataclass(frozen=True, slots=True)
class Told:
    """What one part of the installation said."""

    name: Words
    state: State
    words: Words
    advice: Words | None = None


def checkup(today: date) -> list[Told]:
    """Look at every part; an error in one is told and does not stop the others."""
    return [_python(), *_engine_and_rules(), *_law_data(today), config_in_force(), _terminal()]


def _python() -> Told:
    name = Words("Python", "Python")
    here = f"{platform.python_version()}，{platform.system()}，hetong {__version__}"
    words = Words(here, here.replace("，", ", "))
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return Told(name, State.GOOD, words)
    asked = f"{OLDEST[0]}.{OLDEST[1]} – {NEWEST[0]}.{NEWEST[1]}"
    return Told(
        name,
        State.BAD,
        words,
        Words(f"请用 Python {asked} 重新安装", f"reinstall with Python {asked}"),
    )


def _engine_and_rules() -> Iterator[Told]:
    engine, book = Words("规则引擎", "Engine"), Words("规则库", "Rulebook")
    try:
        release = version(ENGINE)
        from hetong.lint import Linter

        linter = Linter.load()
    except (PackageNotFoundError, ImportError) as error:
        yield Told(
            engine,
            State.BAD,
            Words(f"{ENGINE} 不能加载（{error}）", f"{ENGINE} cannot be loaded ({error})"),
            Words("请重新安装 hetong（需要 C 编译器）", "reinstall hetong (needs a C compiler)"),
        )
        return
    except HetongError as error:
        yield Told(book, State.BAD, Words(error.message("zh"), error.message("en")))
        return
    yield _self_test(engine, release, linter)
    yield _rulebook(book, linter)


def _self_test(name: Words, release: str, linter: Linter) -> Told:
    from hetong.rulecheck import check_cases

    tested = _sample(linter.rulebook.judging)
    cases = sum(len(rule.cases) for rule in tested)
    failures = check_cases(linter, tested)
    if not failures:
        return Told(
            name,
            State.GOOD,
            Words(
                f"{ENGINE} {release}，自检 {len(tested)} 条规则的 {cases} 个案例，结论全部相符",
                f"{ENGINE} {release}; self-test: {cases} cases of {len(tested)} rules, all hold",
            ),
        )
    first = failures[0].words
    return Told(
        name,
        State.BAD,
        Words(
            f"{ENGINE} {release}，自检 {cases} 个案例有 {len(failures)} 个不符：{first.zh}",
            f"{ENGINE} {release}; {len(failures)} of {cases} cases do not hold: {first.en}",
        ),
        Words(
            "在查明之前不要使用判断结果；运行 hetong rules test 看全部，再重新安装 hetong",
            "do not rely on any result before this is settled; run 'hetong rules test', reinstall",
        ),
    )


def _sample(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    step = max(1, len(rules) // SELF_TEST_RULES)
    return rules[::step][:SELF_TEST_RULES]


def _rulebook(name: Words, linter: Linter) -> Told:
    rules = linter.rulebook.judging
    count = Counter(rule.category for rule in rules)
    by = {each: phrases.CATEGORIES[each] for each in count}
    zh = "、".join(f"{by[each].zh} {n}" for each, n in sorted(count.items()))
    en = ", ".join(f"{by[each].en} {n}" for each, n in sorted(count.items()))
    unsigned = sum(not rule.reviewed_by_lawyer for rule in rules)
    program = linter.program
    digest = linter.rulebook.sha256[:12]
    return Told(
        name,
        State.GOOD,
        Words(
            f"{len(rules)} 条规则（{zh}），编成 {program.engine_rules} 条引擎规则、"
            f"{len(program.shards)} 个规则集；sha256 {digest}；{unsigned} 条还没有律师签署确认",
            f"{len(rules)} rules ({en}), compiled into {program.engine_rules} engine rules in "
            f"{len(program.shards)} rulesets; sha256 {digest}; {unsigned} not signed off by a "
            "lawyer",
        ),
    )


def _law_data(today: date) -> Iterator[Told]:
    laws, rates = Words("法律数据", "Law data"), Words("LPR", "LPR")
    try:
        register = Register.load(builtin_rules())
        register.check()
    except HetongError as error:
        yield Told(laws, State.BAD, Words(error.message("zh"), error.message("en")))
        return
    words = Words(
        f"{len(register.laws)} 部法律，核对于 {register.as_of}，来源截至 {register.sources_to}",
        f"{len(register.laws)} laws, checked on {register.as_of}, sources up to "
        f"{register.sources_to}",
    )
    age = (today - register.as_of).days
    if age > STALE_DAYS:
        old = Words(
            f"已有 {age} 天没有核对，请更新 hetong", f"not checked for {age} days: update hetong"
        )
        yield Told(laws, State.WARNED, words, old)
    else:
        yield Told(laws, State.GOOD, words)
    known = Words(
        f"已知到 {register.lpr.trusted_to} 公布的一期",
        f"known up to the publication of {register.lpr.trusted_to}",
    )
    if today < register.lpr.unknown_from:
        yield Told(rates, State.GOOD, known)
        return
    since = register.lpr.unknown_from
    yield Told(
        rates,
        State.WARNED,
        known,
        Words(
            f"{since} 起签订的合同，用到 LPR 的规则没有结论；请更新 hetong",
            f"for contracts from {since} on, rules that need the LPR stay undecided; update hetong",
        ),
    )


def config_in_force() -> Told:
    """Tell which config holds in the current folder; one that is wrong refuses every contract."""
    name = Words("配置", "Config")
    try:
        settings = Configs().for_file(None)
        if settings.source is None:
            return Told(name, State.GOOD, Words("这里没有配置，用默认值", "none here: defaults"))
        rules = load_rulebook(settings.rules).judging
        options_for(settings, Given(), rules)
    except HetongError as error:
        return Told(name, State.BAD, Words(error.message("zh"), error.message("en")))
    files = [each.path for each in settings.files]
    changed, held = len(settings.severity), len(settings.positions.by_topic)
    return Told(
        name,
        State.GOOD,
        Words(
            f"{'、'.join(files)}：改了 {changed} 条规则的程度、{len(settings.values)} 个数值，"
            f"{held} 项立场",
            f"{', '.join(files)}: sets {changed} severities and {len(settings.values)} values, "
            f"holds {held} positions",
        ),
    )


def _terminal() -> Told:
    name = Words("终端编码", "Terminal")
    encoding = sys.stdout.encoding or "?"
    if takes("合同“”…"):
        words = Words(f"{encoding}，能显示中文", f"{encoding}, prints Chinese")
        return Told(name, State.GOOD, words)
    return Told(
        name,
        State.WARNED,
        Words(f"{encoding}，不能显示中文", f"{encoding}, cannot print Chinese"),
        Words(
            "请设置环境变量 PYTHONUTF8=1，或用 --output 写入文件",
            "set PYTHONUTF8=1, or write to a file with --output",
        ),
    )
