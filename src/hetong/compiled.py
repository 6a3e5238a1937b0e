"""The compiled rulebook kept between runs: a start without reading and compiling every rule.

Laws, values and tables are kept with it, each read and checked when the cache was made.

The key covers every byte of the rules, the version and sources of this program and the Python it
runs on, so that nothing compiled elsewhere or before a change is ever taken. A cache that is
missing, broken or writable by others is passed over in silence: it only saves time. It holds
rules, never anything of a contract. HETONG_CACHE names its folder; `off` does without.
"""

from __future__ import annotations

import gc
import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hetong import __version__
from hetong.engine import Program
from hetong.law.register import Register
from hetong.law.values import Values
from hetong.rulebook import Rulebook

Compiled = tuple[Rulebook, Register, Values, Program]
_PARTS = (Rulebook, Register, Values, Program)
_KEPT = 4
_OTHERS_MAY_WRITE = 0o022


def compiled(folders: Iterable[Path], build: Callable[[], Compiled]) -> Compiled:
    """Return the compiled rules of `folders`, the built-in one among them, built when needed.

    Raises what `build` raises; what is wrong with the cache itself never shows.
    """
    home = _home()
    if home is None:
        return build()
    path = home / f"{_key(*folders)}.pickle"
    found = _read(path)
    if found is None:
        found = build()
        _write(path, found)
    return found


def _home() -> Path | None:
    chosen = os.environ.get("HETONG_CACHE")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(base) / "hetong" if base else Path.home() / ".cache" / "hetong"
    except RuntimeError:
        return None


def _key(*folders: Path) -> str:
    digest = hashlib.sha256(f"{__version__}\0{sys.version}\0".encode())
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        status = path.stat()
        told = f"{path.relative_to(package)}\0{status.st_size}\0{status.st_mtime_ns}\0"
        digest.update(told.encode())
    for folder in folders:
        digest.update(f"{folder.resolve()}\0".encode("utf-8", "surrogateescape"))
        for path in sorted(folder.rglob("*.yaml")):
            name = str(path.relative_to(folder)).encode("utf-8", "surrogateescape")
            digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _read(path: Path) -> Compiled | None:
    """Return what is kept at `path`; None unless it is ours alone and whole."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            data = file.read()
        mine = getattr(os, "geteuid", lambda: status.st_uid)() == status.st_uid
        if not mine or status.st_mode & _OTHERS_MAY_WRITE:
            return None
        if hashlib.sha256(data[32:]).digest() != data[:32]:
            return None
        found = _loaded(data[32:])
    except Exception:
        # Whatever a damaged file makes pickle raise, the answer is the same: build anew.
        return None
    right = isinstance(found, tuple) and tuple(type(each) for each in found) == _PARTS
    return found if right else None


def _loaded(data: bytes) -> Any:
    """Return what was pickled.

    All of it stays: a garbage collector that looks through the growing heap takes as long as the
    reading itself.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)
    finally:
        if running:
            gc.enable()


class _Pickler(pickle.Pickler):
    """Pickles a frozen dataclass as a call of its class.

    Python's own way for one with slots sets every field in a loop over `fields()`, which takes
    three times as long to read.
    """

    def reducer_override(self, obj: object) -> Any:
        kind: Any = type(obj)
        names = _arguments(kind)
        if names is None:
            return NotImplemented
        return kind, tuple(getattr(obj, name) for name in names)


@cache
def _arguments(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a dataclass with slots that its class takes as they are, in order."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind) or hasattr(kind, "__post_init__"):
        return None
    found = fields(kind)
    return tuple(each.name for each in found) if all(map(_in_place, found)) else None


def _in_place(each: Field[Any]) -> bool:
    return each.init and not each.kw_only


def _pickled(found: Compiled) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, protocol=5).dump(found)
    return buffer.getvalue()


def _write(path: Path, found: Compiled) -> None:
    """Keep what was built; another run sees the old file or the whole new one."""
    data = _pickled(found)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".new")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        os.replace(name, path)
        for old in _older(path.parent):
            old.unlink(missing_ok=True)
    except OSError:
        return


def _older(folder: Path) -> Iterator[Path]:
    kept = sorted(folder.glob("*.pickle"), key=lambda each: each.stat().st_mtime, reverse=True)
    yield from kept[_KEPT:]
