"""How good the service must be: indicators with their values, review, reports, acceptance."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.choices import Channel
from hetong.contract.entry import Entry
from hetong.contract.kinds import Code, Days, Flag, Measure, Number, Side, Text, choice
from hetong.contract.listing import ListOf
from hetong.contract.measured import Measured
from hetong.contract.section import ClauseSection, TextItem
from hetong.contract.slots import slot

Operator = Annotated[
    Entry,
    choice(
        {
            "<=": "不超过/以内/不高于",
            ">=": "不低于/不少于/达到",
            "<": "低于/少于",
            ">": "高于/超过",
            "=": "等于",
        }
    ),
]
SlaRole = Annotated[
    Entry, choice({"target": "目标", "minimum": "最低要求", "threshold": "处罚或奖励的界限"})
]
StartPoint = Annotated[Entry, choice({"arrival": "客户进线", "ring": "振铃", "pickup": "接起"})]
AmendmentForm = Annotated[
    Entry,
    choice({"written_both": "双方书面", "notice": "一方通知", "unilateral": "一方决定"}),
]


class Sla(Measured):
    """One service level: a metric, its value and how it is measured."""

    channel: Channel = slot("渠道", "Channel")
    segment: Code = slot("业务或客户分组", "Segment", "如 紧急、普通", "such as urgent, normal")
    op: Operator = slot("比较", "Comparison")
    value: Measure = slot("要求值", "Value")
    role: SlaRole = slot("作用", "Role")
    scale_max: Number = slot("满分", "Full score")
    measure: Text = slot("计算方法", "How it is measured")
    window: Text = slot("考核周期", "Measuring period")
    hours_scope: Text = slot("适用时段", "Hours it applies in")
    start_point: StartPoint = slot("起算点", "Measured from")
    data_owner: Side = slot("数据由谁掌握", "Whose data")
    audit: Text = slot("核对办法", "How the other side checks")
    maintenance_window: Text = slot("维护窗口", "Maintenance window")


class Quality(ClauseSection):
    """The general standard of service."""

    standard: Text = slot("服务质量标准", "Standard")


class Review(ClauseSection):
    """The periodic review of the service."""

    procedure: Text = slot("考核程序", "Procedure")
    frequency: Text = slot("考核频率", "Frequency")
    confirm: Days = slot("确认期限", "Time to confirm")
    objection: Text = slot("异议办法", "How to object")
    by: Side = slot("由谁考核", "Reviewed by")


class Reporting(ClauseSection):
    """Service reports."""

    frequency: Text = slot("报告频率", "Frequency")
    contents: Text = slot("报告内容", "Contents")


class Complaints(ClauseSection):
    """Customers' complaints."""

    escalation: Text = slot("升级机制", "Escalation")
    handling: Days = slot("处理时限", "Time to handle")
    postal_assist: Text = slot("邮政申诉的配合", "Help with postal complaints")


class Acceptance(ClauseSection):
    """Acceptance of the services."""

    days: Days = slot("验收期限", "Time to accept")
    deemed: Flag = slot("逾期视为验收合格", "Silence is acceptance")


class Amendments(ClauseSection):
    """How the contract is changed."""

    form: AmendmentForm = slot("变更形式", "Form of change")


class Security(ClauseSection):
    """Security and upkeep of the system."""

    patching: Text = slot("漏洞修复和维护", "Patching")
    backup: Text = slot("备份", "Backup")
    grade: Text = slot("等级保护", "Protection grade")


class Returns(ClauseSection):
    """What the scripts promise about returning goods."""

    days: Days = slot("无理由退货期限", "Days to return")
    exclusions: ListOf[TextItem] = slot("不适用的商品", "Goods excluded")
    authority: Text = slot("退款处理权限", "Authority over refunds", "如 单笔 100 元以内", "limits")
