"""What a house prefers, accepts and refuses on the points of a contract: data, read and checked."""

from hetong.positions.model import Bounds, Choices, Limits, Position, Positions
from hetong.positions.read import read_positions
from hetong.positions.topics import TOPICS, Topic

__all__ = [
    "TOPICS",
    "Bounds",
    "Choices",
    "Limits",
    "Position",
    "Positions",
    "Topic",
    "read_positions",
]
