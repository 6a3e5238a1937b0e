"""The progress bar: on a terminal, and only when a run takes long."""

from __future__ import annotations

import sys

import pytest

from hetong.cli import progress


class Terminal:
    """Standard error as a terminal would be."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


class TestProgress:
    def test_it_appears_when_the_run_takes_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.delenv("TERM", raising=False)
        assert progress.fits_a_bar()
        monkeypatch.setattr(progress, "PATIENCE", 0.0)
        with progress.Progress(3, "zh", bar=True) as bar:
            bar.step()
            bar.say("a.yaml: 坏了")
            bar.say("a.yaml: 坏了")
            assert "a.yaml" not in terminal.text
            bar.step()
            bar.step()
        assert "检查" in terminal.text
        assert "3/3" in terminal.text
        assert terminal.text.count("a.yaml: 坏了") == 1
        assert "\x1b[3" not in terminal.text

    def test_a_short_run_has_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        terminal = Terminal()
        monkeypatch.setattr(sys, "stderr", terminal)
        with progress.Progress(3, "zh", bar=True) as bar:
            for _ in range(3):
                bar.step()
        assert terminal.text == ""

    @pytest.mark.parametrize("name", ["dumb"])
    def test_a_terminal_that_cannot_has_none(
        self, name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "stderr", Terminal())
        monkeypatch.setenv("TERM", name)
        assert not progress.fits_a_bar()
