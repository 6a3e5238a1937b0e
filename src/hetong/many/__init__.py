"""Many files: paths as typed become files in a fixed order, and work is spread over processes."""

from hetong.many.listing import read_list
from hetong.many.search import Found, search
from hetong.many.sizing import fitting

__all__ = ["Found", "fitting", "read_list", "search"]
