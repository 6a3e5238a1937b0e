"""The whole flow in one place: a record and the options in, the result of one contract out."""

from hetong.lint.linter import Linter
from hetong.lint.loading import Equipment, equip, equip_quickly
from hetong.lint.options import Options

__all__ = ["Equipment", "Linter", "Options", "equip", "equip_quickly"]
