"""The only module that drives durable-rules: facts in, matches out, or an EngineError.

The C module is driven directly, without the library's Host and its timer threads (they read freed
states). Each run has its own session, freed afterwards; after any error the ruleset is dropped and
rebuilt on the next run. A run whose end marker did not fire is an error, never an empty result.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import ModuleType

from hetong.engine.shards import END, Shard
from hetong.errors import EngineError, Words


def _load() -> ModuleType:
    """Import the extension with lazy binding.

    On Python 3.13 it refers to PyEval_CallObject, which is gone; the callers are store callbacks
    nobody uses here, so binding symbols only when called lets it load as it is.
    """
    flags = sys.getdlopenflags()
    sys.setdlopenflags(flags & ~os.RTLD_NOW | os.RTLD_LAZY)
    try:
        import durable_rules_engine
    finally:
        sys.setdlopenflags(flags)
    module: ModuleType = durable_rules_engine
    return module


_C = _load()


@dataclass(frozen=True, slots=True)
class Match:
    """One match: the question that matched and the position of the row bound to each alias."""

    question: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EngineFact:
    """A fact as the engine takes it: `row` is its position in its list.

    `members` are JSON members without braces: `kind`, a string, and integers.
    """

    row: int
    members: str


class Session:
    """Runs facts through shards; keeps the built rulesets for the next contract."""

    def __init__(self) -> None:
        self._handles: dict[str, int] = {}
        self._sids = count(1)

    def run(self, shard: Shard, facts: Sequence[EngineFact]) -> list[Match]:
        """Return every match of the shard's questions; raise EngineError if it did not finish.

        The gate fact stands last in `facts`.
        """
        sid = f"s{next(self._sids)}"
        # An id of its own keeps two equal items apart; `_` carries the always-true join.
        numbered = (
            f'{{"id":"f{n}","sid":"{sid}","_":1,{fact.members}}}' for n, fact in enumerate(facts)
        )
        message = f"[{','.join(numbered)}]"
        try:
            handle = self._handle(shard)
            code, offset = _C.assert_facts(handle, message)
            if code != 0:
                raise EngineError(_failed(f"code {code}"))
            ended, matches = False, []
            for name, text in self._firings(handle, offset):
                if name in shard.questions:
                    matches.append(Match(name, _rows(shard.questions[name].aliases, text, facts)))
                ended = ended or name == END
            _C.delete_state(handle, sid)
        except EngineError:
            self._handles.pop(shard.name, None)
            raise
        except Exception as failure:
            self._handles.pop(shard.name, None)
            raise EngineError(_failed(f"{type(failure).__name__}: {failure}")) from failure
        if not ended:
            self._handles.pop(shard.name, None)
            raise EngineError(_failed("no end marker"))
        return matches

    def _handle(self, shard: Shard) -> int:
        if shard.name not in self._handles:
            # The engine's names are process-wide; a rebuilt ruleset needs a fresh one.
            self._handles[shard.name] = _C.create_ruleset(
                f"{shard.name}-{next(_RULESETS)}", shard.definition
            )
        return self._handles[shard.name]

    def _firings(self, handle: int, offset: int) -> Iterable[tuple[str, str]]:
        started = _C.start_action_for_state(handle, offset)
        text = started[1] if started else None
        while text:
            yield text[2 : text.index('"', 2)], text
            text = _C.complete_and_start_action(handle, offset)


_RULESETS = count(1)


def _rows(aliases: tuple[str, ...], text: str, facts: Sequence[EngineFact]) -> tuple[int, ...]:
    """Return the row each alias is bound to.

    The engine repeats every fact as it was asserted, its id first; only that much is read, since
    facts are long and there may be thousands of matches.
    """
    rows = []
    for alias in aliases:
        head = _head(alias)
        start = text.index(head) + len(head)
        rows.append(facts[int(text[start : text.index('"', start)])].row)
    return tuple(rows)


@cache
def _head(alias: str) -> str:
    return f'{json.dumps(alias)}:{{"id":"f'


def _failed(detail: str) -> Words:
    return Words(f"规则引擎没有跑完（{detail}）", f"the rules engine did not finish ({detail})")
