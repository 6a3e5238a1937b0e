"""How Chinese contracts write money, dates, rates, durations and slots nobody filled."""

from __future__ import annotations

from hetong.errors import Words


class Malformed(ValueError):
    """A text is not of the asked form; `words` says what was expected, with an example."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words
