"""A small rulebook, records, and a way to call the command line, for its tests.

The shipped rules have tests of their own; here only what the command line does with rules counts.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hetong.cli import main
from hetong.lint import Linter
from hetong.rulebook import builtin_rules
from hetong.rulebook.parse import KINDS

FAIR = """\
id: FAI-990
name: named-interpreter
title: {zh: 解释权归一方, en: One side interprets}
category: fairness
severity: warning
nature: law
when: {all: [{interpretation.right_holder: {in: [client, provider]}}]}
against: {other: interpretation.right_holder}
message: {zh: "解释权归{interpretation.right_holder}", en: "{interpretation.right_holder} decides"}
suggestion: {zh: 删去这一句, en: delete the sentence}
why: {zh: 解释不由一方决定, en: no side alone decides}
clause_text: {zh: "{client}和{provider}协商解释。", en: "{client} and {provider} agree on it."}
basis: [{law: cn-civil-code, article: "466", gist: {zh: 依规则解释, en: by the rules}}]
cases:
  fires:
    - {party_a: {role: client}, interpretation: {right_holder: a}}
  passes:
    - {interpretation: {right_holder: both}}
"""
FIRES = "{party_a: {role: client}, interpretation: {right_holder: a}}"
PASSES = "{interpretation: {right_holder: both}}"
LATE = """\
id: CST-990
name: penalties-apart
title: {zh: 两项违约金相差悬殊, en: Two penalties lie far apart}
category: consistency
severity: warning
nature: mixed
kinds: [express-support, service]
phases: [review, signing]
for: {p: liability.penalties, q: liability.penalties}
applies:
  all: [{p.per: {eq: day}}, {q.per: {eq: day}}]
  none: [{termination.convenience.client.allowed: {eq: true}}, {derived.urgent: {eq: true}}]
when:
  any: [{q.rate: {gt: {fact: p.rate}}}, {signing_date: {lt: 2021-01-01}}]
levels:
  - if: {all: [{q.rate: {gte: 1%}}]}
    severity: error
    message: {zh: "竟到了 {q.rate}", en: "as much as {q.rate}"}
  - if:
      any:
        - {s: sla, where: [{s.metric: {in: [csat, response_time]}}, {s.value: {present: true}}]}
        - {term.start_date: {lte: {fact: signing_date, plus: 3}}}
        - {fees.total_amount: {gt: {fact: deposit.amount, plus: -100}}}
    severity: info
  - {severity: warning}
against: {fact: q.party}
yields_to: [FAI-990]
message: {zh: "{q.party}付 {q.rate}，{other:q.party}付 {p.rate}", en: "{q.party} pays {q.rate}"}
suggestion: {zh: 改成一样, en: make them equal}
why: {zh: 悬殊的违约金会被请求减少, en: a court may reduce the higher one}
basis:
  - {law: cn-civil-code, article: 第585条第2款, gist: {zh: 过高可减, en: may be reduced}}
  - {law: cn-contract-1999, article: "114", until: 2021-01-01}
cases:
  fires:
    - record:
        party_a: {role: client}
        termination: none
        liability:
          penalties:
            - {party: a, rate: 万分之五, per: day}
            - {party: b, rate: 1%, per: day}
      severity: error
      note: {zh: 相差二十倍, en: twenty times as much}
  passes:
    - termination: none
      signing_date: 2026-01-01
      liability:
        penalties: [{party: a, rate: 1%, per: day}, {party: b, rate: 1%, per: day}]
"""
PREMISE = """\
id: PRM-990
name: urgent
title: {zh: 紧急服务, en: Urgent service}
category: premise
derives: {flag: urgent}
when: {all: [{kind: {eq: temporary-support}}]}
cases:
  fires: [{kind: temporary-support}]
  passes: [{kind: service}]
"""
BAD = """\
kind: service
check_date: 2026-11-01
party_a: {role: client, name: 甲公司}
party_b: {role: provider, name: 乙公司}
interpretation: {right_holder: a, clause: 九}
"""
GOOD = BAD.replace("right_holder: a", "right_holder: both")
OPEN = "kind: service\ncheck_date: 2026-11-01\n"


def write_rule(folder: Path, text: str) -> Path:
    """Write a rule where its id, name and category say; return the file."""
    words = dict(line.split(": ", 1) for line in text.splitlines()[:5] if ": " in line)
    path = folder / words["category"] / f"{words['id']}-{words['name']}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def small_rulebook(folder: Path) -> Path:
    """Write a rulebook of three rules over the shipped law data; return its folder."""
    shipped = builtin_rules()
    shutil.copy(shipped / "laws.yaml", folder)
    for name in ("tables", "values"):
        shutil.copytree(shipped / name, folder / name)
    (folder / "kinds").mkdir()
    (folder / "kinds" / "chapters.yaml").write_text("chapters: {}\n", encoding="utf-8")
    for kind in KINDS:
        words = f"{{zh: 类型{kind}, en: kind {kind}}}"
        text = f"kind: {kind}\ntitle: {words}\nabout: {words}\n"
        (folder / "kinds" / f"{kind}.yaml").write_text(text, encoding="utf-8")
    for rule in (FAIR, LATE, PREMISE):
        write_rule(folder, rule)
    return folder


def use_rulebook(
    folder: Path, monkeypatch: pytest.MonkeyPatch, compiled: Linter | None = None
) -> None:
    """Let the product take `folder` for its own rules, `compiled` where it is ready."""
    for module in ("hetong.rulebook", "hetong.lint.loading"):
        monkeypatch.setattr(f"{module}.builtin_rules", lambda: folder)
    if compiled is not None:
        load = Linter.load
        monkeypatch.setattr(Linter, "load", lambda more=(): load(more) if more else compiled)


def hetong(*args: object, stdin: str | bytes | None = None, **env: str) -> Result:
    """Call the command line as a user would."""
    variables = {"HETONG_LANG": None, "HETONG_DEBUG": None, **env}
    return CliRunner(env=variables).invoke(main, [str(arg) for arg in args], input=stdin)


def check(*args: object, stdin: str | bytes | None = None, **env: str) -> Result:
    """Judge by one rule of the small rulebook."""
    return hetong("check", *args, "--select", "FAI-990", stdin=stdin, **env)


def write_three(folder: Path) -> Path:
    """Write a record that fails, one that passes and one that says nothing."""
    for name, text in (("bad.yaml", BAD), ("good.yaml", GOOD), ("open.yaml", OPEN)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_twelve(folder: Path) -> Path:
    """Write twelve records into two subfolders; the first three fail."""
    for n in range(12):
        path = folder / "合同" / "甲乙"[n % 2] / f"{n:02}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BAD if n < 3 else GOOD, encoding="utf-8")
    return folder
