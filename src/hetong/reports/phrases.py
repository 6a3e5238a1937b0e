"""The fixed words of the reports, in both languages."""

from __future__ import annotations

from hetong.errors import Words
from hetong.findings import Severity, Verdict

SEVERITIES = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.INFO: Words("提示", "info"),
}
SEVERITY_HEADS = {
    Severity.ERROR: Words("错误 {n}", "Errors: {n}"),
    Severity.WARNING: Words("警告 {n}", "Warnings: {n}"),
    Severity.INFO: Words("提示 {n}", "Advice: {n}"),
}
VERDICTS = {
    Verdict.PASS: Words("通过", "pass"),
    Verdict.FAIL: Words("不通过", "fail"),
    Verdict.NOT_JUDGED: Words("没有判断", "not judged"),
}
CATEGORIES = {
    "completeness": Words("完备", "completeness"),
    "consistency": Words("一致", "consistency"),
    "fairness": Words("公平", "fairness"),
    "legality": Words("合法", "legality"),
    "position": Words("立场", "position"),
    "premise": Words("前提", "premise"),
}
NATURES = {
    "law": Words("法律规定", "law"),
    "practice": Words("实务惯例", "practice"),
    "mixed": Words("法律规定和实务惯例", "law and practice"),
}
SIDES = {
    "neutral": Words("中立", "neutral"),
    "a": Words("甲方立场", "for Party A"),
    "b": Words("乙方立场", "for Party B"),
}
PHASES = {
    "draft": Words("起草阶段", "drafting"),
    "review": Words("审批阶段", "under review"),
    "signing": Words("签署阶段", "at signing"),
}

NO_KIND = Words("{kind}（未记录类型）", "{kind} (kind not recorded)")
LAW_OF = Words("按 {day} 有效的法律", "law in force on {day}")
LAW_OF_SIGNING = Words(
    "按签订日 {day} 有效的法律，审查日 {as_of}", "law in force at signing on {day}, as of {as_of}"
)

CONFIG = Words("配置 {path}", "config {path}")

LINE = Words("第 {n} 行", "line {n}")
PAGE = Words("第 {n} 页", "page {n}")
CLAUSE = Words("条款{no}", "clause {no}")
QUOTED = Words("“{text}”", "“{text}”")

BASIS = Words("依据", "Law")
SUGGESTION = Words("建议", "Write")
RELATED = Words("另见", "See also")
EFFECT = Words("效力", "Effect")
GRAVITY = Words("程度", "Severity")
ASSUMED = Words("前提", "Premise")
CAUTION = Words("注意", "Caution")
WAIVED = Words("豁免", "Waived")
WAIVED_HEAD = Words("已豁免 {n}", "Waived: {n}")
WAIVED_BY = Words(
    "{reason}（{severity}，注释在第 {line} 行）", "{reason} ({severity}; comment on line {line})"
)
WAIVED_CELL = Words("豁免·{severity}", "waived {severity}")
CLAUSE_TEXT = Words("示范条款", "Model clause")
LABELS = (BASIS, EFFECT, SUGGESTION, RELATED, GRAVITY, ASSUMED, CAUTION, WAIVED)

PRACTICE = Words("实务惯例，不是法律要求", "drafting practice, not required by law")
HOUSE = Words("本方配置的立场，不是法律要求", "the house's own position, not required by law")
MIXED = Words(
    "{cited}；其中一部分是实务惯例，不是法律要求",
    "{cited}; part of this is drafting practice, not required by law",
)
EFFECTS = {
    "void": Words("依法无效", "void under the law"),
    "prohibited": Words("法律禁止", "prohibited by law"),
}
RAISED = Words("对{party}不利，由{base}升为{now}", "raised from {base} to {now}: it hurts {party}")
LOWERED = Words(
    "对{party}有利，由{base}降为{now}", "lowered from {base} to {now}: it favours {party}"
)
CAPPED = Words(
    "条文未核对原文，由{base}降为{now}",
    "lowered from {base} to {now}: the legal text was not checked",
)
BY_HOUSE = Words("按本方配置由{base}改为{now}", "set from {base} to {now} by the config")
FROM_MEMORY = Words(
    "所引条文尚未核对原文，引用前请先核对",
    "the articles cited were not checked against their text: check them before relying on them",
)
MORE_PLACES = Words(
    "还有 {n} 处（--format json 列出全部）", "{n} more places (--format json lists all)"
)

NOTHING_FOUND = Words("没有发现问题。", "Nothing was found.")
NOTHING_SO_FAR = Words(
    "能得出结论的规则没有发现问题。", "The rules that could be decided found nothing."
)
NOTE = Words("说明  ", "Note  ")
UNKNOWN = Words("没有结论 {n} 条：{what}", "Undecided: {n} rules. {what}")
UNKNOWN_HEAD = Words("没有结论 {n} 条", "Undecided: {n} rules")
LACKS = Words("缺 {keys}", "Missing: {keys}")
AND_MORE = Words("{keys}等 {n} 项", "{keys} and {more} more")
BECAUSE = Words("{reason}（{n} 条）", "{reason} ({n})")
SHOW_UNKNOWN = Words("--show-unknown 看全部", "--show-unknown lists all")
RULE_COUNT = Words("{n} 条", "{n}")
PASSED_HEAD = Words("通过 {n} 条", "Passed: {n} rules")

TOTALS = Words(
    "错误 {error} · 警告 {warning} · 提示 {info} · 通过 {passed} · 不适用 {not_applicable}"
    " · 没有结论 {unknown}",
    "errors {error} · warnings {warning} · advice {info} · passed {passed}"
    " · not applicable {not_applicable} · undecided {unknown}",
)
COVERED = Words("（可判 {share}）", " (judged {share})")
WAIVED_COUNT = Words(" · 已豁免 {n}", " · waived {n}")
VERDICT = Words("结论：{verdict}", "Verdict: {verdict}")

FAILED = Words(
    "没有判断：{failure}。这不表示合同没有问题。",
    "Not judged: {failure}. This does not mean that the contract is clean.",
)
NO_RULE_APPLIED = Words(
    "没有判断：没有一条规则适用于这份记录。请核对合同类型（kind）和已填写的键。",
    "Not judged: no rule applied to this record. Check its kind and the keys that are filled in.",
)
LOW_COVERAGE = Words(
    "没有判断：适用的 {asked} 条规则中只有 {judged} 条能得出结论（{share}），"
    "低于 {least} 的下限。以上结果不能当作“没有问题”。",
    "Not judged: only {judged} of the {asked} rules that may apply could be decided ({share}), "
    "below the minimum of {least}. Do not read the above as a clean result.",
)
RECORD_NEXT = Words(
    "先补录这几项，能多判的规则最多（括号里是用到它的规则数）：",
    "Recording these keys first decides the most rules (in brackets: how many rules ask for it):",
)

DISCLAIMER = Words(
    "本报告是起草和审查的辅助材料，不是法律意见。",
    "This report is drafting support, not legal advice.",
)
NONE_REVIEWED = Words(
    "全部 {n} 条规则都还没有经律师签署确认。", "No lawyer has signed off any of the {n} rules."
)
SOME_REVIEWED = Words(
    "{n} 条规则中有 {open} 条还没有经律师签署确认。",
    "No lawyer has signed off {open} of the {n} rules.",
)
THOSE_ABOVE = Words("上面用到的有：{ids}。", "Those used above: {ids}.")
NONE_ABOVE = Words("上面列出的问题没有用到它们。", "None of them stands behind a finding above.")
ALL_REVIEWED = Words("所有规则都经律师签署确认。", "A lawyer has signed off every rule.")
MADE_BY = Words(
    "hetong {version} · {rules} 条规则（{hash}） · 法律数据截至 {laws}",
    "hetong {version} · {rules} rules ({hash}) · law data up to {laws}",
)
EXPLAIN = Words(
    "每条规则的理由、条文和示例：hetong explain {rule}",
    "Why a rule asks this, with examples: hetong explain {rule}",
)

FILE = Words("文件", "file")
RULE_HEAD = Words("规则", "rule")
TITLE_HEAD = Words("标题", "title")
KIND_HEAD = Words("类型", "kind")
CONTRACTS_HEAD = Words("合同", "contracts")
FINDINGS_HEAD = Words("问题", "findings")
MORE_RULES = Words("另有 {n} 条规则，--show-all 列出全部", "{n} more rules: --show-all lists all")
MORE_FILES = Words(
    "另有 {n} 份没有通过，--show-all 列出全部", "{n} more that did not pass: --show-all lists all"
)
VERDICT_HEAD = Words("结论", "verdict")
COVERAGE_HEAD = Words("可判", "judged")
UNKNOWN_COLUMN = Words("没有结论", "undecided")
UNREAD = Words("没有结果", "no result")
FULL_REPORTS = Words(
    "每份合同的完整报告：加 --show-all，或单独检查这一份",
    "The full report of each contract: add --show-all, or check that one alone",
)
CONTRACTS = Words("{n} 份合同：{parts}", "{n} contracts: {parts}")
PART = Words("{n} 份{verdict}", "{n} {verdict}")
TABLE_HEADS = (
    Words("程度", "severity"),
    Words("规则", "rule"),
    Words("标题", "title"),
    Words("行", "line"),
    Words("条款", "clause"),
    Words("键", "field"),
    Words("说明", "message"),
)
