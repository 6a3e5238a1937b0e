"""`hetong.toml` or `[tool.hetong]`: how a house wants its contracts judged, file by file."""

from hetong.config.configs import Configs
from hetong.config.match import matches
from hetong.config.settings import Settings

__all__ = ["Configs", "Settings", "matches"]
