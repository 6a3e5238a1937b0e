"""Comments that allow a rule: where they are found, what they concern, and what they never are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.record.allows import Allow, Fault, find_allows
from hetong.source import read_tree


def allows(text: str, suffix: str = ".yaml") -> tuple[Allow, ...]:
    name = f"contract{suffix}"
    return find_allows(read_tree(text.encode(), name), text, name, suffix)


def paths(text: str, suffix: str = ".yaml") -> list[list[str]]:
    return [[scope.path for scope in allow.scopes] for allow in allows(text, suffix)]


HERE = "# hetong: allow CST-012 理由"
YAML = (
    (f"{HERE}\nkind: service\n", ""),
    (f"# 说明\n---\n{HERE}\n\nkind: service\n", ""),
    (f"kind: service {HERE}\n", "kind"),
    (f"a: 1\n{HERE}\nrenewal:\n  mode: auto\n", "renewal"),
    (f"a: 1\nrenewal: {HERE}\n  mode: auto\n", "renewal"),
    (f"a: 1\nrenewal:\n  {HERE}\n  mode: auto\n", "renewal.mode"),
    (f"a: 1\nrenewal:\n{HERE}\n  mode: auto\n", "renewal.mode"),
    (f"a: 1\nrenewal: {{mode: auto, notice_days: 3}} {HERE}\n", "renewal"),
    (f"a: 1\nsla:\n  - metric: x {HERE}\n    value: 1\n", "sla[0]"),
    (f"a: 1\nsla:\n  - metric: x\n    value: 1 {HERE}\n", "sla[0].value"),
    (f"a: 1\nsla:\n- {HERE}\n  metric: x\n", "sla[0]"),
    (f"a: 1\nsla:\n- metric: x\n{HERE}\n- metric: y\n", "sla[1]"),
    (f"a: 1\nquote: |  {HERE}\n  text\n", "quote"),
    (f"a: 1\nquote: >-\n  text\n{HERE}\nb: 2\n", "b"),
    (f"a: 1\nquote: 'two\n  lines' {HERE}\nb: 2\n", "quote"),
    (f"a: 1\nlist: [x,\n  y\n  ] {HERE}\nb: 2\n", "list"),
    (f"a: 1\nb: 'it''s' {HERE}\n", "b"),
    (f"a: 1\nb: {HERE}\nc: 2\n", "b"),
)


@pytest.mark.parametrize(("text", "path"), YAML)
def test_what_an_allow_in_yaml_concerns(text: str, path: str) -> None:
    assert paths(text) == [[path]]
    (allow,) = allows(text)
    assert (allow.rules, allow.reason, allow.fault) == (("CST-012",), "理由", None)


TOML = (
    (f"{HERE}\nkind = 'service'\n", ""),
    (f"a = 1\n{HERE}\n[renewal]\nmode = 'auto'\n", "renewal"),
    (f"a = 1\n[renewal] {HERE}\nmode = 'auto'\n", "renewal"),
    (f"a = 1\n[fees.adjust] {HERE}\nby = 'client'\n", "fees.adjust"),
    (f"a = 1\nfees.model = 'x' {HERE}\nfees.currency = 'CNY'\n", "fees.model"),
    (f"a = 1\n[[sla]]\nb = 1\n[[sla]] {HERE}\nb = 2\n", "sla[1]"),
    (f"a = 1\n[[sla]] {HERE}\nb = 1\n[[sla]]\nb = 2\n", "sla[0]"),
    (f"a = 1\nlist = [ {HERE}\n  1,\n]\n", "list"),
    (f"a = 1\nlist = [\n  {HERE}\n  1,\n]\n", "list[0]"),
    (f'a = 1\nb = """\n# no\n""" {HERE}\nc = 1\n', "b"),
)


@pytest.mark.parametrize(("text", "path"), TOML)
def test_what_an_allow_in_toml_concerns(text: str, path: str) -> None:
    assert paths(text, ".toml") == [[path]]


@pytest.mark.parametrize(
    ("comment", "rules", "reason"),
    [
        ("# hetong: allow CST-012, CST-013 两条一个理由", ("CST-012", "CST-013"), "两条一个理由"),
        ("# hetong: allow CST-012、FAI-001： 理由", ("CST-012", "FAI-001"), "理由"),
        ("#hetong：allow cst-012 — reason here", ("CST-012",), "reason here"),
        ("## Hetong: Allow CST-012 Q3 谈判，B24 许可", ("CST-012",), "Q3 谈判，B24 许可"),
        ("# hetong: allow CST012 理由", ("CST012",), "理由"),
    ],
)
def test_ids_and_reason_are_told_apart(comment: str, rules: tuple[str, ...], reason: str) -> None:
    (allow,) = allows(f"a: 1\nb: 2 {comment}\n")
    assert (allow.rules, allow.reason, allow.fault) == (rules, reason, None)


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("# hetong: allow CST-012", Fault.NO_REASON),
        ("# hetong: allow CST-012 ：", Fault.NO_REASON),
        ("# hetong: allow 理由 CST-012", Fault.MALFORMED),
        ("# hetong: permit CST-012 理由", Fault.MALFORMED),
        ("# hetong allow CST-012 理由", Fault.MALFORMED),
        ("# hetong:", Fault.MALFORMED),
    ],
)
def test_what_is_wrong_takes_no_effect(comment: str, fault: Fault) -> None:
    (allow,) = allows(f"a: 1\nb: 2 {comment}\n")
    assert allow.fault is fault
    assert not allow.holds("b", None)


@pytest.mark.parametrize(
    "text",
    [f"a: 1\nrenewal:\n  mode: auto\n  {HERE}\nfees: 1\n", f"a: 1\n{HERE}\n", f"a: 1\n  {HERE}\n"],
)
def test_a_comment_with_no_key_below_on_its_level_allows_nothing(text: str) -> None:
    (allow,) = allows(text)
    assert allow.fault is Fault.NOTHING_BELOW


@pytest.mark.parametrize("comment", ["# hetong init 写成", "# 见 hetong: allow", "# allow CST-012"])
def test_other_comments_are_left_alone(comment: str) -> None:
    assert allows(f"{comment}\na: 1 {comment}\n") == ()


def test_an_allow_holds_below_its_key_and_nowhere_else() -> None:
    (allow,) = allows(f"a: 1\nrenewal: {HERE}\n  mode: auto\n")
    assert allow.holds("renewal.notice_days", None)
    assert allow.holds("renewal[0].mode", None)
    assert not allow.holds("renewals", None)
    assert not allow.holds("term.months", allow.scopes[0].start)


SCALARS = st.text(
    st.one_of(
        st.sampled_from("#: \n'\"\\|>-[]{},"),
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]),
    ),
    max_size=12,
).map(lambda text: f"{text} {HERE}")


def block(text: str) -> str:
    return "|\n" + "".join(f"    {line}\n" for line in text.splitlines() or [""])


@given(st.lists(SCALARS, min_size=1, max_size=4), st.data())
def test_no_text_in_a_value_is_ever_an_allow(texts: list[str], data: st.DataObject) -> None:
    quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
    styles = [
        data.draw(
            st.sampled_from([q, "'" + " ".join(t.split()).replace("'", "''") + "'", block(f"x{t}")])
        )
        for q, t in zip(quoted, texts, strict=True)
    ]
    assert allows("a: 1\n" + "".join(f"k{n}: {s}\n" for n, s in enumerate(styles))) == ()
    assert allows("a = 1\n" + "".join(f"k{n} = {q}\n" for n, q in enumerate(quoted)), ".toml") == ()
    pairs = ", ".join(f'"k{n}": {q}' for n, q in enumerate(quoted))
    assert allows(f"{{{pairs}}}", ".json") == ()


LINES = (
    "kind: service",
    "renewal:",
    "  mode: auto",
    "  notice_days: 30日",
    "sla:",
    "- {metric: x}",
)


@given(
    st.integers(0, len(LINES) - 1),
    st.lists(st.sampled_from(["", "# 说明", "   "]), max_size=5),
    st.lists(SCALARS, max_size=2),
)
def test_shifting_the_lines_moves_the_allow_with_its_key(
    n: int, shift: list[str], texts: list[str]
) -> None:
    marked = [line + (f" {HERE}" if at == n else "") for at, line in enumerate(LINES)]
    (still,) = allows("\n".join(marked))
    above = [*shift, *(f"t{k}: {json.dumps(t, ensure_ascii=False)}" for k, t in enumerate(texts))]
    (moved,) = allows("\n".join([*above, *marked]))
    assert moved.place.line == still.place.line + len(above)
    assert [one.path for one in moved.scopes] == [one.path for one in still.scopes]
