"""Config files: which one is in force for a folder, what it reads as, and what it extends."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from hetong.config.layer import Layer, Word
from hetong.config.tables import NOTHING, Tables, as_config, read_tables
from hetong.errors import ConfigError, HetongError, Words
from hetong.source import decode, read_file, read_tree
from hetong.source.tree import Mapping, Node

NAME, SHARED = "hetong.toml", "pyproject.toml"
TABLE = "tool.hetong"
DEEPEST = 16
"""Most configs that extend one another in a row; product choice, two or three are usual."""


@dataclass(frozen=True, slots=True)
class Source:
    """One config file that was read."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Config:
    """A config with all it extends: layers from the weakest to the strongest.

    A layer without a glob holds for every file. `sources` begin with the config itself.
    """

    sources: tuple[Source, ...]
    layers: tuple[tuple[Word | None, Layer], ...]
    rules: tuple[Path, ...]
    exclude: tuple[str, ...]


def nearest_config(folder: Path) -> Path | None:
    """Return the config in force for the files of a folder: its own, else the next one above.

    hetong.toml goes before a pyproject.toml that has [tool.hetong]. The search ends at the root of
    the file system, or at a folder that holds .git: what lies above is another project's.
    """
    for each in (folder, *folder.parents):
        if os.path.isfile(each / NAME):
            return each / NAME
        if os.path.isfile(each / SHARED) and _table_in(each / SHARED) is not None:
            return each / SHARED
        if (each / ".git").exists():
            return None
    return None


def read_config(path: Path) -> Config:
    """Return the config at an absolute path with all it extends; raises ConfigError."""
    return _config(path, ())


def shown(path: Path) -> str:
    """Return a path as messages name it: from the current folder where that is no detour."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if near.startswith(os.path.join("..", "..", "..")) else near


def _config(path: Path, above: tuple[Path, ...]) -> Config:
    data = _bytes(path)
    tables = _tables(path, data)
    own = Source(path, hashlib.sha256(data).hexdigest())
    bases = [_base(word, path, (*above, path)) for word in tables.extends]
    layers = [each for base in bases for each in base.layers]
    rules = [each for base in bases for each in base.rules]
    exclude = [each for base in bases for each in base.exclude]
    return Config(
        sources=(own, *dict.fromkeys(source for base in bases for source in base.sources)),
        layers=(*layers, (None, tables.own), *tables.paths),
        rules=tuple(dict.fromkeys([*rules, *(_folder(word, path) for word in tables.rules)])),
        exclude=tuple(dict.fromkeys([*exclude, *(word.text for word in tables.exclude)])),
    )


def _base(word: Word, path: Path, above: tuple[Path, ...]) -> Config:
    """Return the config that `extends` names in the config at `path`."""
    target = _from(path, word.text)
    if target in above:
        raise refuse_config(
            word,
            f"extends 绕成了圈：“{word.text}”又用到了这个文件",
            f"'extends' goes round in a circle: '{word.text}' leads back here",
            Words("删掉圈里的一个 extends", "delete one 'extends' of the circle"),
        )
    if len(above) >= DEEPEST:
        raise refuse_config(
            word,
            f"extends 一层套一层，超过 {DEEPEST} 层",
            f"'extends' leads from file to file more than {DEEPEST} times",
        )
    if not os.path.isfile(target):
        raise refuse_config(
            word,
            f"extends 写的“{word.text}”不是文件",
            f"'{word.text}' in 'extends' is no file",
            Words(
                "路径从写它的配置文件所在的文件夹算起",
                "the path counts from the folder of the config that writes it",
            ),
        )
    return _config(target, above)


def _folder(word: Word, path: Path) -> Path:
    """Return the folder that `rules` names in the config at `path`."""
    target = _from(path, word.text)
    if not os.path.isdir(target):
        raise refuse_config(
            word,
            f"rules 写的“{word.text}”不是文件夹",
            f"'{word.text}' in 'rules' is no folder",
            Words(
                "路径从写它的配置文件所在的文件夹算起",
                "the path counts from the folder of the config that writes it",
            ),
        )
    return target


def _from(path: Path, text: str) -> Path:
    return Path(os.path.normpath(path.parent / text))


def refuse_config(word: Word, zh: str, en: str, advice: Words | None = None) -> ConfigError:
    """Return the error for a word of a config."""
    return ConfigError(Words(zh, en), advice=advice, place=word.place)


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path)
    except HetongError as error:
        raise ConfigError(error.words, advice=error.advice, file=shown(path)) from None


def _table_in(path: Path) -> Node | None:
    """Return [tool.hetong] of a pyproject.toml, None without one; raises ConfigError.

    A file that does not hold the word is another tool's, whatever is wrong with it.
    """
    data = _bytes(path)
    if b"hetong" not in data:
        return None
    return _member(_tree(path, data), TABLE.split("."))


def _tables(path: Path, data: bytes) -> Tables:
    if path.name == SHARED:
        table = _table_in(path)
        if table is None:
            raise ConfigError(
                Words(f"这个文件里没有 [{TABLE}]", f"this file has no [{TABLE}]"), file=shown(path)
            )
        return read_tables(table, f"[{TABLE}]")
    tree = _tree(path, data)
    return NOTHING if tree is None else read_tables(tree, path.name)


def _tree(path: Path, data: bytes) -> Node | None:
    """Return what a file says, None where it holds comments only."""
    name = shown(path)
    try:
        if not data.strip() or _only_remarks(decode(data, name)):
            return None
        return read_tree(data, name, suffix=".toml")
    except HetongError as error:
        raise as_config(error) from None


def _only_remarks(text: str) -> bool:
    lines = (line.strip() for line in text.splitlines())
    return all(not line or line.startswith("#") for line in lines)


def _member(node: Node | None, keys: list[str]) -> Node | None:
    for key in keys:
        if not isinstance(node, Mapping):
            return None
        node = next((item.value for item in node.items if item.key == key), None)
    return node
