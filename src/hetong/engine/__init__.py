"""Rules and facts in, outcomes out: the only package that knows durable-rules."""

from hetong.engine.compiler import CompiledRule
from hetong.engine.derived import cell_of, opposite
from hetong.engine.judge import Engine
from hetong.engine.operands import Operand
from hetong.engine.program import Program, build_program
from hetong.engine.tally import Firing, RuleResult

__all__ = [
    "CompiledRule",
    "Engine",
    "Firing",
    "Operand",
    "Program",
    "RuleResult",
    "build_program",
    "cell_of",
    "opposite",
]
