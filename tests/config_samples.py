"""Configs written into folders, and the settings they make for a file there."""

from __future__ import annotations

from pathlib import Path

from hetong.config import Configs, Settings


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def of(path: Path, name: str = "合同.yaml") -> Settings:
    return Configs().for_file(path / name)
