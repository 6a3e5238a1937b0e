"""How long the contract runs, how it is renewed, and how it ends."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import Date, Days, Flag, Months, Number, Side, Text, Years, choice
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection
from hetong.contract.slots import slot

EffectiveMode = Annotated[
    Entry,
    choice({"on_signature": "签署生效", "on_date": "指定日期生效", "on_event": "条件成就生效"}),
]
RenewalMode = Annotated[
    Entry, choice({"none": "不续展", "auto": "自动续展", "by_agreement": "另行协商续签"})
]
RenewalTerms = Annotated[
    Entry, choice({"same": "按原条件", "renegotiate": "重新商定", "stated": "另有写明"})
]
CauseKind = Annotated[
    Entry,
    choice({"breach": "违约", "convenience": "任意解除", "event": "特定事件", "other": "其他"}),
]
Procedure = Annotated[Entry, choice({"notice": "通知解除", "agreement": "协商一致解除"})]


class Term(ClauseSection):
    """How long the service lasts."""

    years: Years = slot("期限（年）", "Years")
    months: Months = slot("期限（月）", "Months")
    days: Days = slot("期限（日）", "Days")
    start_date: Date = slot("起始日期", "Start")
    end_date: Date = slot("结束日期", "End")


class Effective(ClauseSection):
    """When the contract takes effect; often said several times."""

    stated_often_ = True

    mode: EffectiveMode = slot("生效方式", "Mode")
    date: Date = slot("生效日期", "Date")
    trigger_text: Text = slot("生效条款原文", "Wording")


class Renewal(ClauseSection):
    """Renewal after the term."""

    stated_often_ = True

    mode: RenewalMode = slot("续展方式", "Mode")
    length_months: Months = slot("续展期", "Length", also=("length",))
    notice_days: Days = slot(
        "续展通知期", "Notice", "期满前多久", "before expiry", also=("notice",)
    )
    objection_deadline: Days = slot("异议期限", "Deadline to object", "期满前多久", "before expiry")
    notice_form: Text = slot("通知形式", "Form of notice")
    max_times: Number = slot("最多续展次数", "Most renewals")
    terms: RenewalTerms = slot("续展后的条件", "Terms after renewal")


class Cause(ClauseSection):
    """A ground to end the contract."""

    short_ = ("ground",)

    by: Side = slot("谁可解除", "Who may end it")
    ground: Text = slot("解除事由", "Ground")
    cure: Days = slot("整改期", "Time to cure")
    exercise: Days = slot("行使期限", "Time to exercise")
    material: Flag = slot("是否重大违约", "Material breach")
    kind: CauseKind = slot("事由性质", "Kind of ground")


class Right(ClauseSection):
    """One side's right to end the contract without a ground."""

    short_ = ("allowed",)

    allowed: Flag = slot("可否任意解除", "Allowed")
    notice: Days = slot("提前多久通知", "Notice")
    form: Text = slot("通知形式", "Form")
    compensation: Text = slot("补偿", "Compensation")


class Convenience(ClauseSection):
    """Ending the contract without a ground, side by side."""

    sides_ = ("{side}",)

    client: Right = slot("委托方", "Client")
    provider: Right = slot("服务方", "Provider")
    a: Right = slot("甲方", "Party A")
    b: Right = slot("乙方", "Party B")


class Termination(ClauseSection):
    """Ending the contract early."""

    sides_ = ("by_{side}_convenience", "causes_{side}")

    by_a_convenience: Flag = slot("甲方可任意解除", "Party A may end it at will")
    by_b_convenience: Flag = slot("乙方可任意解除", "Party B may end it at will")
    by_client_convenience: Flag = slot("委托方可任意解除", "The client may end it at will")
    by_provider_convenience: Flag = slot("服务方可任意解除", "The provider may end it at will")
    convenience: Convenience = slot("任意解除", "Ending at will")
    notice_days: Days = slot("解除通知期", "Notice")
    causes: ListOf[Cause] = slot("解除事由", "Grounds")
    causes_a: ListOf[Cause] = slot("甲方的解除事由", "Grounds of party a")
    causes_b: ListOf[Cause] = slot("乙方的解除事由", "Grounds of party b")
    causes_client: ListOf[Cause] = slot("委托方的解除事由", "Grounds of the client")
    causes_provider: ListOf[Cause] = slot("服务方的解除事由", "Grounds of the provider")
    cure_days: Days = slot("整改期", "Time to cure")
    exercise_days: Days = slot("解除权行使期限", "Time to exercise", also=("exercise_period",))
    procedure: Procedure = slot("解除程序", "Procedure")
    early_end_by: Side = slot("谁可提前终止", "Who may end it early")
    statutory_excluded: Flag = slot("是否排除法定解除权", "Statutory right excluded")
    settlement: Text = slot("终止后结算", "Settlement")
    handover_days: Days = slot("交接期限", "Handover")
