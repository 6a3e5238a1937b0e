"""The rulebook: every rule file under a folder, read, checked against its path, and hashed.

An empty rulebook refuses to load: a checker without rules would call everything clean.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from hetong.errors import RuleError, Words
from hetong.rulebook.folder import check_folder, id_of
from hetong.rulebook.folder import rule_files as rule_files
from hetong.rulebook.kinds import KindFile, load_kinds
from hetong.rulebook.model import Rule
from hetong.rulebook.parse import parse_rule
from hetong.source import read_file, read_tree
from hetong.source.fields import nearest, refuse

_HERE = Path(__file__).resolve().parents[1]


def builtin_rules() -> Path:
    """Return the folder of the shipped rules: inside the wheel, or `rules/` of a checkout."""
    for folder in (_HERE / "rules", _HERE.parents[1] / "rules"):
        if (folder / "laws.yaml").is_file():
            return folder
    raise RuleError(
        Words("找不到内置规则", "the built-in rules are missing"),
        advice=Words("请重新安装 hetong", "reinstall hetong"),
    )


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules in id order, what each contract kind asks for, and a hash over all their files."""

    rules: tuple[Rule, ...]
    kinds: dict[str, KindFile]
    sha256: str

    def by_id(self, rule_id: str) -> Rule | None:
        """Return the rule with that id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def with_rules(self, own: Iterable[Rule]) -> Rulebook:
        """Return the rulebook with further rules; raise RuleError for what they refer to."""
        rules = {rule.id: rule for rule in (*self.rules, *own)}
        _check_references(rules, self.kinds)
        return replace(self, rules=tuple(rules[key] for key in sorted(rules)))

    @property
    def judging(self) -> tuple[Rule, ...]:
        """The rules that are reported: all but the premises."""
        return tuple(rule for rule in self.rules if rule.judges)


def load_rulebook(folders: Iterable[Path] | None = None) -> Rulebook:
    """Load the built-in rules and those of further folders.

    Raises RuleError (file, line, column, what to do) for any rule file that is wrong, a duplicate
    id, an unknown id in `yields_to`, or no rules at all.
    """
    builtin = builtin_rules()
    rules: dict[str, Rule] = {}
    folders = (builtin, *(folders or ()))
    for folder in folders:
        if folder is not builtin:
            check_folder(folder)
        for path in rule_files(folder):
            rule = load_rule(path)
            if rule.id in rules:
                raise _taken(rule, rules[rule.id].file)
            rules[rule.id] = rule
    if not rules:
        raise RuleError(
            Words("没有任何规则", "there are no rules"),
            file=str(builtin),
            advice=Words("规则库为空时不作判断", "nothing is judged without rules"),
        )
    kinds = load_kinds(builtin / "kinds", rules.keys())
    _check_references(rules, kinds)
    return Rulebook(tuple(rules[key] for key in sorted(rules)), kinds, _sha256(folders))


def _sha256(folders: Iterable[Path]) -> str:
    """Return one hash over rules, kinds, laws, tables and values: all that a result rests on."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            data = read_file(path)
            name = path.relative_to(folder).as_posix()
            digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def builtin_kinds() -> dict[str, KindFile]:
    """Return the six contract kinds by name, without reading the rules."""
    home = builtin_rules()
    ids = {id_of(path) for path in rule_files(home)}
    return load_kinds(home / "kinds", ids)


def read_own_rules(folders: Iterable[Path]) -> list[Rule]:
    """Return the rules of a user's own folders, each checked by itself and against all ids.

    The built-in rules are known by their file names only, so that a mistake is told at once.
    Raises RuleError for the first mistake.
    """
    files = {id_of(path): str(path) for path in rule_files(builtin_rules())}
    own: list[Rule] = []
    for folder in folders:
        check_folder(folder)
        for path in rule_files(folder):
            rule = load_rule(path)
            if rule.id in files:
                raise _taken(rule, files[rule.id])
            files[rule.id] = rule.file
            own.append(rule)
    for rule in own:
        _check_yields(rule, files)
    return own


def _taken(rule: Rule, other: str) -> RuleError:
    return refuse(
        rule.place,
        f"编号 {rule.id} 已用于 {other}",
        f"id {rule.id} is already used by {other}",
        Words(
            "请换一个编号，自己的规则用 901 到 999", "choose another id; 901 to 999 are left to you"
        ),
    )


def load_rule(path: Path) -> Rule:
    """Return the rule of one file; its id, name and category must be its path's."""
    shown = str(path)
    data = read_file(path)
    if not data.strip():
        raise RuleError(
            Words("规则文件是空的", "the rule file is empty"),
            advice=Words("写法见 rules/README.md", "rules/README.md shows the form"),
            file=shown,
            line=1,
        )
    rule = parse_rule(read_tree(data, shown), shown)
    if path.stem != f"{rule.id}-{rule.name}" or path.parent.name != rule.category:
        expected = f"{rule.category}/{rule.id}-{rule.name}.yaml"
        raise refuse(
            rule.place,
            f"文件应为 {expected}",
            f"the file should be {expected}",
            Words(
                "请改文件名，或改规则里的 id、name、category，让两边一致",
                "rename the file, or change id, name or category: they must agree",
            ),
        )
    return rule


def _check_references(rules: dict[str, Rule], kinds: dict[str, KindFile]) -> None:
    chapters = {chapter.name for kind in kinds.values() for chapter in kind.chapters}
    for rule in rules.values():
        _check_yields(rule, rules)
        for chapter in rule.home:
            if chapter not in chapters:
                raise refuse(
                    rule.place,
                    f"{rule.id} 的 home 指向不存在的章节 {chapter}",
                    f"home of {rule.id} names the unknown chapter {chapter}",
                    nearest(chapter, chapters),
                )


def _check_yields(rule: Rule, known: Collection[str]) -> None:
    for other in rule.yields_to:
        if other not in known:
            raise refuse(
                rule.place,
                f"{rule.id} 的 yields_to 指向不存在的 {other}",
                f"yields_to of {rule.id} names {other}, which does not exist",
                nearest(other, set(known) - {rule.id})
                or Words("hetong rules 列出全部", "hetong rules lists all"),
            )
