"""What the two parties and the sides they take are called, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from hetong.errors import Words

PARTIES: Mapping[str, Words] = {"a": Words("甲方", "Party A"), "b": Words("乙方", "Party B")}
"""The parties by their letter in the record."""

ROLES: Mapping[str, Words] = {
    "client": Words("委托方", "the client"),
    "provider": Words("服务方", "the provider"),
    "both": Words("双方", "both parties"),
    "none": Words("任何一方都没有", "neither party"),
    "third": Words("第三方", "a third party"),
}
"""The values of a side."""
