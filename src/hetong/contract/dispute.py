"""Disputes, interpretation, restraints, and who may pass the contract on."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import (
    Code,
    Consent,
    Days,
    Flag,
    Kind,
    MoneyEntry,
    Months,
    Side,
    SideOrThird,
    Text,
    choice,
)
from hetong.contract.listing import ListOf
from hetong.contract.parties import EntityType, Licence
from hetong.contract.section import ClauseSection, Section, TextItem
from hetong.contract.slots import slot

Step = Annotated[
    Entry,
    choice(
        {
            "negotiation": "协商/友好协商",
            "mediation": "调解",
            "arbitration": "仲裁",
            "litigation": "诉讼",
        }
    ),
]
DisputeMode = Annotated[
    Entry, choice({"exclusive": "只选其一", "alternative": "或裁或诉", "by_subject": "按事项分"})
]
Locus = Annotated[
    Entry,
    choice(
        {
            "a": "甲方所在地",
            "b": "乙方所在地",
            "client": "委托方所在地",
            "provider": "服务方所在地/受托方所在地",
            "defendant": "被告所在地/被告住所地",
            "plaintiff": "原告所在地/原告住所地",
            "signing_place": "合同签订地",
            "performance_place": "合同履行地",
            "named": "写明的法院",
            "other": "其他",
        }
    ),
]
Subject = Annotated[
    Entry, choice({"contract": "整个合同", "own_rules": "自己的规则", "headings": "标题"})
]
Holder = Annotated[Entry, choice({"one_of_the_parties": "甲方或乙方"}, Kind.SIDE)]
Assignable = Annotated[Entry, choice({"notice": "通知即可"}, Kind.CONSENT)]


class StepItem(Section):
    """A step of settling a dispute."""

    short_ = ("value",)

    value: Step = slot("步骤", "Step")


class Mediation(ClauseSection):
    """Mediation."""

    short_ = ("org",)

    org: Code = slot("调解组织", "Organisation")


class Arbitration(ClauseSection):
    """Arbitration."""

    present: Flag = slot("是否约定仲裁", "Arbitration is agreed")
    institutions: ListOf[TextItem] = slot("仲裁机构", "Institutions", also=("institution",))
    place: Code = slot("仲裁地", "Place")
    seat_rules: Text = slot("仲裁规则", "Rules")


class Litigation(ClauseSection):
    """A court that may decide."""

    short_ = ("locus",)

    locus: Locus = slot("管辖连结点", "Connecting factor")
    place: Code = slot("所在地", "Place")
    court: Code = slot("法院", "Court")
    level: Code = slot("级别", "Level")


class Dispute(ClauseSection):
    """How disputes are settled."""

    steps: ListOf[StepItem] = slot("解决步骤", "Steps")
    mode: DisputeMode = slot("仲裁与诉讼的关系", "How arbitration and litigation relate")
    connectors: Flag = slot("步骤之间有无“协商不成”等衔接", "Steps are connected")
    option_holder: Side = slot("谁可选择", "Who may choose")
    mediation: Mediation = slot("调解", "Mediation")
    arbitration: Arbitration = slot("仲裁", "Arbitration")
    litigation: ListOf[Litigation] = slot("诉讼", "Litigation")
    governing_law: Code = slot("适用法律", "Governing law")
    foreign_element: Flag = slot("有无涉外因素", "Foreign element")


class Interpretation(ClauseSection):
    """Who may interpret the contract."""

    stated_often_ = True
    short_ = ("right_holder",)

    right_holder: Holder = slot("解释权归谁", "Right to interpret")
    subject: Subject = slot("解释的对象", "Of what")


Changed = Annotated[
    Entry,
    choice(
        {
            "services": "服务内容/服务范围",
            "standards": "服务标准/考核标准",
            "price": "价格",
            "contacts": "联系人和账户/联系信息",
            "other": "其他",
        }
    ),
]


class UnilateralChange(ClauseSection):
    """A right to change service or standards alone."""

    short_ = ("holder",)

    holder: Side = slot("谁可单方变更", "Who may change")
    what: Changed = slot("可变更的内容", "What may be changed")
    price_adjust: Text = slot("变更时如何调价", "How the price follows")


class ThirdParty(ClauseSection):
    """Third parties that step in."""

    short_ = ("allowed",)

    allowed: Consent = slot("可否引入第三方", "Allowed")
    liability_cap: Text = slot("第三方责任限额", "Cap of its liability")
    exit_notice_days: Days = slot("退出通知期", "Notice to leave")


class Assignment(ClauseSection):
    """Assignment of the contract."""

    sides_ = ("{side}",)

    client: Assignable = slot("委托方可否转让", "By the client")
    provider: Assignable = slot("服务方可否转让", "By the provider")
    a: Assignable = slot("甲方可否转让", "By party a")
    b: Assignable = slot("乙方可否转让", "By party b")
    receivables_banned: Flag = slot("是否禁止转让应收账款", "Receivables may not be assigned")


class Subcontractor(ClauseSection):
    """A subcontractor named in the contract."""

    name: Code = slot("分包方名称", "Name")
    entity_type: EntityType = slot("主体形式", "Legal form")
    licences: ListOf[Licence] = slot("许可证", "Licences")


class Subcontract(ClauseSection):
    """Subcontracting."""

    short_ = ("allowed",)

    allowed: Consent = slot("可否分包", "Allowed")
    parties: ListOf[Subcontractor] = slot("分包方", "Subcontractors")


class Exclusivity(ClauseSection):
    """A duty to work for, or with, nobody else."""

    party: Side = slot("谁受排他约束", "Bound")
    ends_after: Months = slot("终止后持续多久", "Lasts after the end")
    territory: Text = slot("地域", "Territory")
    scope: Text = slot("范围", "Scope")
    perpetual: Flag = slot("是否没有期限", "Without end")
    whole_trade: Flag = slot("是否及于全部同行", "Covers the whole trade")


class Nonsolicit(ClauseSection):
    """A duty not to hire the other side's people."""

    party: Side = slot("谁受约束", "Bound")
    months: Months = slot("期限", "Period")
    penalty: MoneyEntry = slot("违约金", "Penalty")
    passive: Flag = slot("是否包括被动录用", "Covers passive hiring")
    perpetual: Flag = slot("是否没有期限", "Without end")


class StaffNonCompete(ClauseSection):
    """A non-compete of the provider's staff."""

    months: Months = slot("期限", "Period")
    compensation: Text = slot("补偿", "Compensation")


class Risk(ClauseSection):
    """A risk and who bears it."""

    event: Code = slot("风险", "Event")
    bearer: SideOrThird = slot("承担方", "Borne by")
