"""Rules and facts in, outcomes out: the only package that knows durable-rules."""

from hetong.engine.judge import Engine, Firing, RuleResult, cell_of, opposite
from hetong.engine.program import Program, build_program

__all__ = ["Engine", "Firing", "Program", "RuleResult", "build_program", "cell_of", "opposite"]
