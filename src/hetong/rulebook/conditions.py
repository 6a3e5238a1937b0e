"""Conditions: the `applies`, `when`, `if` and `where` parts of a rule file, read into a tree."""

from __future__ import annotations

from hetong.rulebook.model import (
    COMPARE_OPS,
    STATE_OPS,
    All,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Exists,
    FactOperand,
    Not,
    Operand,
    StateTest,
    ValueOperand,
)
from hetong.source.fields import Fields, list_of, nearest, refuse, text_of
from hetong.source.tree import Item, Mapping, Node, Scalar

GROUPS = ("all", "any", "none")


def read_condition(node: Node) -> Condition:
    """Read one condition.

    A mapping whose keys are all, any, none is a group; one with `where` or whose only value is a
    list name after an alias (`{b: liability.bases}`) asks whether an item exists; everything else
    is `{path: {op: right}}`. Several keys, and several operators, must all hold.
    Raises RuleError with the place of what is not understood.
    """
    if not isinstance(node, Mapping) or not node.items:
        raise refuse(
            node.place,
            "条件应写成 {事实: {运算: 值}} 或 all/any/none 组",
            "a condition is {fact: {operator: value}} or an all/any/none group",
        )
    if _is_exists(node):
        return _read_exists(node)
    parts = [_read_group(item) if item.key in GROUPS else _read_leaf(item) for item in node.items]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _is_exists(node: Mapping) -> bool:
    if any(item.key == "where" for item in node.items):
        return True
    return (
        len(node.items) == 1
        and isinstance(node.items[0].value, Scalar)
        and (node.items[0].value.text not in STATE_OPS)
    )


def _read_group(item: Item) -> Condition:
    members = tuple(read_condition(each) for each in list_of(item.value, item.key))
    if not members:
        raise refuse(item.key_place, f"“{item.key}”是空的", f"'{item.key}' is empty")
    if item.key == "all":
        return All(members)
    return AnyOf(members) if item.key == "any" else Not(AnyOf(members))


def _read_exists(node: Mapping) -> Condition:
    fields = Fields(node, "where")
    where_node = fields.get("where")
    heads = [item for item in node.items if item.key != "where"]
    if len(heads) != 1:
        raise refuse(
            node.place,
            "带 where 的条件应写成 {别名: 列表, where: [...]}",
            "a condition with 'where' is {alias: list, where: [...]}",
        )
    head = heads[0]
    members = () if where_node is None else list_of(where_node, "where")
    return Exists(
        alias=head.key,
        list=text_of(head.value, head.key),
        where=All(tuple(read_condition(each) for each in members)),
        place=head.key_place,
    )


def _read_leaf(item: Item) -> Condition:
    if isinstance(item.value, Scalar):
        # `{payment.account: none}` is short for `{payment.account: {none: true}}`.
        return StateTest(item.key, item.value.text, True, item.key_place)
    if not isinstance(item.value, Mapping) or not item.value.items:
        raise refuse(
            item.key_place,
            f"“{item.key}”后应写 {{运算: 值}}",
            f"'{item.key}' needs {{operator: value}}",
        )
    parts = tuple(_read_test(item.key, each) for each in item.value.items)
    return parts[0] if len(parts) == 1 else All(parts)


def _read_test(path: str, item: Item) -> Condition:
    op = item.key
    if op in STATE_OPS:
        wanted = text_of(item.value, op)
        if wanted not in ("true", "false"):
            raise refuse(
                item.value.place, f"“{op}”后写 true 或 false", f"'{op}' takes true or false"
            )
        return StateTest(path, op, wanted == "true", item.key_place)
    if op not in COMPARE_OPS:
        raise refuse(
            item.key_place,
            f"不认识运算“{op}”",
            f"unknown operator '{op}'",
            nearest(op, COMPARE_OPS + STATE_OPS),
        )
    return Compare(path, op, _read_operand(op, item.value), item.key_place)


def _read_operand(op: str, node: Node) -> Operand:
    if op == "in":
        texts = tuple(text_of(each, op) for each in list_of(node, op))
        if not texts:
            raise refuse(node.place, "“in”的列表是空的", "'in' has an empty list")
        return Constant(texts, node.place)
    if isinstance(node, Scalar):
        return Constant((text_of(node, op),), node.place)
    fields = Fields(node, op)
    if (value := fields.get("value")) is not None:
        fields.done()
        return ValueOperand(text_of(value, "value"), value.place)
    path = fields.text("fact")
    plus_node = fields.get("plus")
    fields.done()
    return FactOperand(path, _whole(plus_node) if plus_node else 0, fields.place)


def _whole(node: Node) -> int:
    text = text_of(node, "plus")
    try:
        return int(text)
    except ValueError:
        raise refuse(node.place, "“plus”应为整数", "'plus' must be a whole number") from None
