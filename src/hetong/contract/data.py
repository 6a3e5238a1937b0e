"""Personal information and business data: what is handled, how, and how long it is kept."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import (
    Consent,
    Days,
    Flag,
    Hours,
    Kind,
    Months,
    Number,
    Side,
    Span,
    Text,
    Years,
    choice,
)
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection, TextItem
from hetong.contract.slots import slot

Roles = Annotated[
    Entry,
    choice(
        {
            "entrusted": "委托处理/受托处理",
            "joint": "共同处理",
            "separate": "各自处理",
        },
        Kind.CODE,
    ),
]
OwnUse = Annotated[
    Entry,
    choice({"no": "不得使用/否", "anonymised": "匿名化后使用", "yes": "可以使用/是"}),
]
Assessment = Annotated[Entry, choice({"done": "已完成", "planned": "计划中", "none": "无"})]
Mechanism = Annotated[
    Entry,
    choice(
        {
            "assessment": "安全评估",
            "standard_contract": "标准合同",
            "certification": "认证",
            "exempt": "豁免",
        }
    ),
]

LeakReport = Annotated[
    Entry,
    choice(
        {
            "required": "依法报告和告知/必须报告",
            "as_agreed": "由双方商定是否报告",
            "one_side": "由一方决定是否报告",
        }
    ),
]


class Retention(ClauseSection):
    """How long one class of records is kept, and when it must be gone."""

    short_ = ("keep",)

    keep: Span = slot("保存期限", "Kept for")
    delete_by: Days = slot("删除期限", "Deleted within", "合同终止后几日内", "after the end")


class Data(ClauseSection):
    """Data protection."""

    personal_info: Flag = slot("是否处理个人信息", "Personal information is handled")
    roles: Roles = slot("双方角色", "Roles", "如 委托处理，或照抄合同", "or the wording")
    purpose: Text = slot("处理目的", "Purpose")
    duration: Text = slot("处理期限", "Duration")
    method: Text = slot("处理方式", "Method")
    categories: Text = slot("个人信息种类", "Categories")
    protection: Text = slot("保护措施", "Protection")
    rights_duties: Text = slot("双方权利义务", "Rights and duties")
    supervision: Text = slot("监督", "Supervision")
    sub_processing: Consent = slot("再委托", "Sub-processing")
    return_delete: Text = slot("返还或删除", "Return or deletion")
    breach_notice_hours: Hours = slot("泄露通知时限", "Breach notice")
    breach_report: LeakReport = slot("泄露后的报告和告知", "Reporting a breach")
    ownership: Side = slot("数据归属", "Owner of the data")
    sensitive: ListOf[TextItem] = slot("敏感个人信息", "Sensitive information")
    sensitive_terms: Text = slot(
        "敏感信息的专门约定",
        "Special terms for sensitive information",
        "单独同意、加密、最小权限等",
        "separate consent, encryption, least privilege",
    )
    minors: Flag = slot("是否涉及未成年人", "Minors' information")
    people_count: Number = slot("涉及人数", "Number of people")
    supplier_own_use: OwnUse = slot("服务方自用", "Provider's own use")
    pia: Assessment = slot("个人信息保护影响评估", "Impact assessment")
    records_years: Years = slot("处理记录保存年限", "Records of processing kept")
    retention_months: Months = slot("数据留存期", "Retention")
    logs: Retention = slot("网络日志", "Network logs")
    chat: Retention = slot("聊天记录", "Chat records")
    calls: Retention = slot("通话录音", "Call recordings")
    cross_border: Consent = slot("出境", "Transfer abroad")
    mechanism: Mechanism = slot("出境路径", "Mechanism of transfer")
    recording: Flag = slot("是否录音", "Calls are recorded")
    recording_notice: Text = slot("录音告知", "Notice of recording")
    marketing_consent: Text = slot("营销同意", "Consent to marketing")
