"""What the contract waives, demands or forbids, and the rules it takes in from outside."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import Code, Days, Flag, Kind, Side, SideOrThird, Text, choice
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection, Section
from hetong.contract.slots import slot

WaivedRight = Annotated[
    Entry,
    choice(
        {
            "change_of_circumstances": "情势变更",
            "limitation": "诉讼时效",
            "suit": "起诉或申请仲裁/起诉/诉权",
            "all_remedies": "一切救济/全部救济",
            "defence": "履行抗辩/先履行抗辩/同时履行抗辩",
            "suspension": "中止履行/不安抗辩/停止服务",
            "set_off": "抵销",
            "objection": "逾期未提的异议/异议",
            "other": "其他",
        }
    ),
]
Act = Annotated[
    Entry,
    choice(
        {
            "fake_orders": "虚构交易/刷单",
            "fake_reviews": "编造评价/代写评价",
            "paid_reviews": "有偿好评/好评返现",
            "review_removal": "删除差评",
            "invited_reviews": "邀请自愿评价",
            "kickback": "回扣/给经办人的好处",
            "open_discount": "明示入账的折扣/折扣/佣金",
            "false_invoice": "虚开发票/变更品名或金额开票",
            "no_invoice": "不开发票/以收据代替发票",
            "receipt_first": "先开收据后补发票",
            "account_rental": "出租出借账号/买卖账号",
            "line_rental": "出租出借线路或号码/出租短信端口",
            "sub_account": "子账号授权",
            "no_social_insurance": "不缴社会保险/放弃社会保险",
            "insurance_allowance": "以补贴代替社会保险",
            "other": "其他",
        }
    ),
]
Stance = Annotated[
    Entry, choice({"required": "要求/约定要做", "allowed": "允许/可以", "forbidden": "禁止/不得"})
]
RuleTopic = Annotated[
    Entry,
    choice(
        {
            "service": "服务规范/服务标准",
            "acceptance": "验收标准",
            "assessment": "考核标准/考核办法",
            "platform": "平台规则",
            "safety": "安全规范",
            "other": "其他",
        }
    ),
]
RuleUpdate = Annotated[
    Entry,
    choice(
        {
            "fixed": "以所附版本为准",
            "agreement": "双方书面同意后更新",
            "notice": "通知后生效",
            "at_will": "随时更新/以最新版本为准",
        }
    ),
]
UnforeseenEvent = Annotated[
    Entry,
    choice(
        {
            "own_staff": "员工离职/人员流失/人员短缺",
            "own_system": "自身系统故障/系统故障",
            "own_suppliers": "供应商原因/分包方原因",
            "cost_rise": "成本上涨/人工成本上涨",
            "volume_surge": "业务量激增/促销激增",
            "platform_rules": "平台规则变化/平台规则调整",
            "policy_change": "政策调整/政策变化",
        },
        Kind.CODE,
    ),
]


class Waiver(ClauseSection):
    """A right a party gives up in advance."""

    short_ = ("right",)

    right: WaivedRight = slot("放弃的权利", "Right given up")
    by: Side = slot("谁放弃", "Given up by")
    period: Days = slot("多久不行使即丧失", "Lost after")
    exception: Text = slot("保留或例外", "What is kept", "如 有争议部分除外", "disputed sums, say")


class Conduct(ClauseSection):
    """What the contract says of an act the law looks at: demanded, allowed or forbidden."""

    what: Act = slot("行为", "Act")
    stance: Stance = slot("合同的态度", "Demanded, allowed or forbidden")
    by: Side = slot("由谁实施", "Done by")


class IncorporatedRules(ClauseSection):
    """Rules outside the contract that it refers to, and how they may change."""

    name: Code = slot("规则名称", "Title")
    topic: RuleTopic = slot("规则内容", "Topic")
    issued_by: SideOrThird = slot("由谁制定", "Issued by")
    update: RuleUpdate = slot("怎样更新", "How they change")
    notice: Days = slot("更新前多久通知", "Notice of a change")
    objection: Text = slot("不同意更新时怎么办", "If the other side objects")


class StandardTerms(ClauseSection):
    """How one party's standard terms are brought to the other's notice."""

    highlighted: Text = slot(
        "重要条款怎样提示", "How weighty terms are marked", "加粗、逐条签认等", "bold, initialled"
    )
    disclaimer: Flag = slot("是否声明不属于格式条款", "Says that no term is a standard term")


class EventItem(Section):
    """An event that counts as force majeure; one not listed is kept as written."""

    short_ = ("value",)

    value: UnforeseenEvent = slot("情形", "Event")


class ForceMajeure(ClauseSection):
    """Force majeure."""

    list: ListOf[EventItem] = slot("不可抗力情形", "Events")
    notice_days: Days = slot("通知期限", "Notice")
    proof: Text = slot("证明", "Proof")
