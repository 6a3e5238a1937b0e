"""`hetong.toml` or `[tool.hetong]`: how a house wants its contracts judged, file by file."""

from hetong.config.configs import Configs
from hetong.config.match import matches
from hetong.config.settings import Settings
from hetong.config.template import config_template

__all__ = ["Configs", "Settings", "config_template", "matches"]
