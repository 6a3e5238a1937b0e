"""Enumerations that several subjects share: metrics, bases of a percentage, breaches, channels."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import Kind, choice
from hetong.contract.section import Section
from hetong.contract.slots import slot

METRICS = {
    "response_time": "响应时间/首次响应时间",
    "resolution_time": "解决时间/解决时限",
    "resolution_rate": "解决率/问题解决率",
    "first_contact_rate": "首次解决率",
    "csat": "满意度/客户满意度",
    "availability": "可用率/系统可用率",
    "answer_rate": "接通率/应答率",
    "abandon_rate": "放弃率",
    "complaint_rate": "投诉率",
    "accuracy": "准确率",
    "response": "响应",
    "resolution": "解决",
    "connect": "接通",
    "other": "其他",
}
Metric = Annotated[Entry, choice(METRICS)]

Base = Annotated[
    Entry,
    choice(
        {
            "overdue": "逾期金额/未付款项",
            "month_fee": "当月服务费/月费",
            "annual_fee": "年度服务费/年费",
            "contract_total": "合同总额/合同金额",
            "paid": "已付款项",
            "service_fee_total": "服务费总额",
            "order": "订单金额",
            "named": "另行写明的基数",
            "none": "无",
        }
    ),
]

Breach = Annotated[
    Entry,
    choice(
        {
            "any": "任何违约",
            "late_payment": "逾期付款",
            "late_performance": "逾期履行",
            "non_performance": "不履行",
            "quality": "服务质量",
            "sla": "指标不达标",
            "confidentiality": "违反保密",
            "data_breach": "数据泄露",
            "personal_info": "违法处理个人信息",
            "subcontracting": "擅自转包分包",
            "assignment": "擅自转让",
            "early_termination": "提前解除",
            "staff": "人员违约",
            "nonsolicit": "违反不招揽",
            "exclusivity": "违反排他",
            "ip": "侵犯知识产权",
            "invoice": "发票违约",
            "bribery": "商业贿赂",
            "false_trading": "虚假交易",
            "handover": "不办理交接",
            "other": "其他",
        }
    ),
]

Damages = Annotated[
    Entry,
    choice(
        {
            "direct": "直接损失",
            "actual": "实际损失",
            "all": "全部损失",
            "corresponding": "相应损失/相应责任",
        }
    ),
]

Channel = Annotated[
    Entry,
    choice(
        {
            "phone": "电话/热线",
            "chat": "在线客服/在线聊天/网页在线客服",
            "email": "邮件/电子邮件",
            "sms": "短信",
            "app": "App/APP",
            "wechat": "微信",
            "social": "社交媒体",
            "on_site": "现场",
        },
        Kind.CODE,
    ),
]


class ChannelItem(Section):
    """A channel of service; one not listed is kept as written."""

    short_ = ("value",)

    value: Channel = slot("渠道", "Channel")
