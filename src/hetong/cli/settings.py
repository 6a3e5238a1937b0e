"""The command line and the config together become the options one contract is judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hetong import gate
from hetong.cli.selection import chosen, left
from hetong.config import Settings
from hetong.errors import ConfigError, Lang, OptionError, Words
from hetong.findings import Severity
from hetong.lint import Options
from hetong.rulebook.model import Rule
from hetong.source.fields import nearest


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line said; None and () where it said nothing."""

    lang: Lang | None = None
    side: str | None = None
    phase: str | None = None
    as_of: date | None = None
    today: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    min_coverage: float | None = None


def options_for(settings: Settings, given: Given, rules: Sequence[Rule]) -> Options:
    """Return the options for a contract under `settings`; what was given wins over the config.

    `--select` takes the place of the config's select and ignore, `--ignore` adds to its ignore;
    what the config turns off or sets under [severity] stays as it says. `rules` are all rules that
    are reported. Raises OptionError for a selection on the command line that names no rule or
    leaves none, ConfigError (with the line) for the same in the config.
    """
    defaults = Options()
    fail_on = given.fail_on or settings.fail_on or "error"
    options = Options(
        lang=given.lang or settings.lang or defaults.lang,
        side=given.side or settings.side or defaults.side,
        phase=given.phase or settings.phase,
        as_of=given.as_of,
        today=given.today or defaults.today,
        select=chosen("--select", given.select, rules) or _named(settings, "select", rules),
        ignore=chosen("--ignore", given.ignore, rules),
        fail_on=None if fail_on == "never" else Severity(fail_on),
        min_coverage=next(
            share
            for share in (given.min_coverage, settings.min_coverage, gate.MIN_COVERAGE)
            if share is not None
        ),
        severity=_severity(settings, rules, ignored=not given.select),
        values=settings.values,
        positions=settings.positions,
        config=settings.files,
    )
    _refuse_empty(options, given, rules)
    return options


def _severity(
    settings: Settings, rules: Sequence[Rule], *, ignored: bool
) -> dict[str, Severity | None]:
    """Return the severity the house gives a rule; what the config ignores is off."""
    known = {rule.id: rule for rule in rules}
    found: dict[str, Severity | None] = {}
    for word, severity in settings.severity.items():
        if word not in known:
            raise _unknown(settings, "severity", word, list(known))
        found[word] = severity
    words = _named(settings, "ignore", rules) if ignored else ()
    off = Options(ignore=words)
    return found | dict.fromkeys((rule.id for rule in rules if not off.chooses(rule)), None)


def _named(settings: Settings, key: str, rules: Sequence[Rule]) -> tuple[str, ...]:
    """Return the words under a key of the config as the rules spell them."""
    found: dict[str, None] = {}
    for word in settings.select if key == "select" else settings.ignore:
        try:
            found.update(dict.fromkeys(chosen(key, [word], rules)))
        except OptionError as error:
            raise ConfigError(
                error.words, advice=error.advice, place=settings.places.get((key, word))
            ) from None
    return tuple(found)


def _unknown(settings: Settings, key: str, word: str, known: Sequence[str]) -> ConfigError:
    return ConfigError(
        Words(f"{key} 里的“{word}”不是规则编号", f"{key}: '{word}' is no rule id"),
        advice=nearest(word, known)
        or Words("hetong rules 列出全部编号", "hetong rules lists all ids"),
        place=settings.places.get((key, word)),
    )


def _refuse_empty(options: Options, given: Given, rules: Sequence[Rule]) -> None:
    if any(options.asks(rule) for rule in rules):
        return
    if given.select or given.ignore:
        left(rules, options.select, options.ignore)
    raise ConfigError(
        Words("按配置没有剩下任何规则", "the config leaves no rule"),
        advice=Words(
            "请放宽 select、ignore 或 [severity]", "widen 'select', 'ignore' or [severity]"
        ),
        file=options.config[0].path if options.config else None,
    )
