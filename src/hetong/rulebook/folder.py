"""Where rule files stand in a folder; what else lies there is refused, never passed over."""

from __future__ import annotations

from pathlib import Path

from hetong.errors import RuleError, Words
from hetong.rulebook.model import CATEGORIES

_OURS = ("kinds", "tables", "values")
_ENDINGS = (".yaml", ".yml")
_LAYOUT = Words(
    "规则文件写成 类别/编号-名称.yaml，例如 consistency/CST-901-my-rule.yaml；类别有 "
    + "、".join(CATEGORIES.values()),
    "a rule file is CATEGORY/ID-NAME.yaml, as in consistency/CST-901-my-rule.yaml; categories: "
    + ", ".join(CATEGORIES.values()),
)


def rule_files(folder: Path) -> list[Path]:
    """Return the rule files under `folder`: those in folders named after a category."""
    return sorted(
        path for category in CATEGORIES.values() for path in (folder / category).glob("*.yaml")
    )


def id_of(path: Path) -> str:
    """Return the rule id a file name begins with."""
    return "-".join(path.stem.split("-")[:2])


def root_of(path: Path) -> Path:
    """Return the rule folder that a path names: itself, or the one around a category or a file."""
    if path.is_file():
        path = path.parent
    return path.parent if path.name in CATEGORIES.values() else path


def check_folder(folder: Path) -> None:
    """Raise RuleError where a folder of further rules holds no rule, or a YAML file that is none.

    Such a folder holds rules only: a rule names its own figures, dated values are the product's.
    """
    rules = rule_files(folder)
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inner.parts)
        if hidden or path.suffix.lower() not in _ENDINGS or path in rules or path.is_dir():
            continue
        raise _stray(path, inner)
    if not rules:
        raise RuleError(
            Words("这个文件夹里没有规则", "there are no rules in this folder"),
            advice=_LAYOUT,
            file=str(folder),
        )


def _stray(path: Path, inner: Path) -> RuleError:
    if inner.parts[0] in _OURS or str(inner) == "laws.yaml":
        return RuleError(
            Words("自己的规则文件夹只能放规则", "a folder of further rules holds rules only"),
            advice=Words(
                "把数值直接写进规则；产品自带的数值可以在 hetong.toml 里改",
                "write the figure into the rule; the product's own choices can be set in "
                "hetong.toml",
            ),
            file=str(path),
        )
    if path.suffix != ".yaml" and inner.parts[0] in CATEGORIES.values():
        return RuleError(
            Words("规则文件的后缀应为 .yaml", "a rule file ends in .yaml"),
            advice=Words("请改文件名", "rename the file"),
            file=str(path),
        )
    return RuleError(
        Words("这个文件不在类别文件夹里，不会当作规则", "this file is in no category's folder"),
        advice=_LAYOUT,
        file=str(path),
    )
