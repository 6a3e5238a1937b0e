"""What a breach costs: penalties, caps, exclusions, sanctions, suspension."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.choices import Base, Breach, Damages
from hetong.contract.entry import Entry
from hetong.contract.kinds import (
    Code,
    Days,
    Flag,
    Kind,
    MoneyEntry,
    Multiple,
    Rate,
    Side,
    SideOrThird,
    Text,
    choice,
)
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection, Section
from hetong.contract.slots import slot

PenaltyKind = Annotated[
    Entry,
    choice(
        {
            "percent": "按比例",
            "amount": "固定金额",
            "actual_loss": "实际损失",
            "formula": "按公式",
            "other": "其他",
        }
    ),
]
Per = Annotated[Entry, choice({"day": "每日/每逾期一日", "once": "一次/每次", "month": "每月"})]
Accrual = Annotated[Entry, choice({"simple": "单利", "compound": "复利"})]
Covers = Annotated[
    Entry,
    choice(
        {
            "indirect": "间接损失/可得利益",
            "data_loss": "数据丢失",
            "personal_injury": "人身损害",
            "property": "财产损失",
            "third_party": "第三方原因",
            "all": "一切损失",
        }
    ),
]
CarveOut = Annotated[
    Entry,
    choice(
        {
            "intent": "故意",
            "gross_negligence": "重大过失",
            "personal_injury": "人身损害",
            "confidentiality": "保密",
            "data": "数据和个人信息",
            "ip": "知识产权",
        },
        Kind.CODE,
    ),
]
SanctionKind = Annotated[
    Entry,
    choice(
        {
            "bonus_loss": "扣发奖金",
            "deduction": "扣款",
            "penalty": "违约金",
            "refund": "退费",
            "damages": "赔偿损失",
            "termination": "解除合同",
        }
    ),
]
RefundScope = Annotated[
    Entry,
    choice({"all_paid": "已付全部费用", "unperformed": "未履行部分", "other": "其他"}),
]


class CoverItem(Section):
    """A kind of loss an exclusion covers."""

    short_ = ("value",)

    value: Covers = slot("排除的损失", "Loss excluded")


class CarveOutItem(Section):
    """A case an exclusion or cap does not reach."""

    short_ = ("value",)

    value: CarveOut = slot("除外情形", "Carve-out")


class Penalty(ClauseSection):
    """A penalty for one breach by one party."""

    party: SideOrThird = slot("违约方", "Party in breach")
    breach: Breach = slot("违约情形", "Breach")
    kind: PenaltyKind = slot("计算方式", "Kind")
    rate: Rate = slot("比例", "Rate")
    amount: MoneyEntry = slot("金额", "Amount")
    amount_words: Code = slot("金额大写", "Amount in words")
    per: Per = slot("计算周期", "Per")
    base: Base = slot("基数", "Base")
    defined_by: Text = slot("基数由哪一条定义", "Clause that defines the base")
    cap: Rate = slot("上限比例", "Cap as a share", "上限是金额时写 cap_amount", "of the base")
    cap_amount: MoneyEntry = slot("上限金额", "Cap as an amount")
    cap_base: Base = slot("上限的基数", "Base of the cap")
    accrual: Accrual = slot("单利或复利", "Accrual")
    adjustable: Flag = slot("可否请求调整", "Adjustable")


class Cap(ClauseSection):
    """A limit of liability."""

    party: Side = slot("谁的责任", "Whose liability")
    amount: MoneyEntry = slot("上限金额", "Amount")
    multiple: Multiple = slot("基数的倍数或比例", "Multiple of the base", "12 或 20%", "12 or 20%")
    base: Base = slot("基数", "Base")
    carve_outs: ListOf[CarveOutItem] = slot("除外情形", "Carve-outs")


class Exclusion(ClauseSection):
    """An exclusion of liability."""

    short_ = ("covers",)

    party: Side = slot("谁被免责", "Who is relieved")
    covers: ListOf[CoverItem] = slot("免除的损失", "Losses excluded")
    trigger: Text = slot("适用情形", "When it applies")
    carve_outs: ListOf[CarveOutItem] = slot("除外情形", "Carve-outs")
    fault_test: Text = slot("以无过错为前提", "Only without fault")


class Sanction(ClauseSection):
    """One consequence of a breach."""

    breach: Breach = slot("违约情形", "Breach")
    kind: SanctionKind = slot("后果", "Kind")
    party: Side = slot("违约方", "Party in breach")
    set_off: Flag = slot("是否互相抵扣", "Set off against the others")


class Deduction(ClauseSection):
    """A right to deduct from the fee."""

    by: Side = slot("谁可扣款", "Who may deduct")
    evidence: Text = slot("扣款依据", "Evidence")
    objection: Text = slot("异议办法", "How to object")


class Refund(ClauseSection):
    """Repayment of fees after a breach."""

    short_ = ("scope",)

    scope: RefundScope = slot("退费范围", "Scope")


class Indemnity(ClauseSection):
    """Taking over third parties' claims."""

    by: Side = slot("由谁承担", "Indemnified by")
    scope: Text = slot("范围", "Scope")
    fault_based: Flag = slot("以过错为前提", "Only for its own fault")


class DamagesRule(ClauseSection):
    """What damages a breach gives."""

    party: Side = slot("违约方", "Party in breach")
    breach: Breach = slot("违约情形", "Breach")
    scope: Damages = slot("赔偿范围", "Scope")


class Suspension(ClauseSection):
    """A right to suspend performance."""

    by: Side = slot("谁可暂停", "Who may suspend")
    days: Days = slot("逾期多久后", "After how long")


class Liability(ClauseSection):
    """Liability for breach."""

    sides_ = ("scope_{side}",)

    penalties: ListOf[Penalty] = slot("违约金", "Penalties")
    caps: ListOf[Cap] = slot("责任上限", "Caps")
    scope_a: Damages = slot("甲方赔偿范围", "Damages owed by party a")
    scope_b: Damages = slot("乙方赔偿范围", "Damages owed by party b")
    scope_client: Damages = slot("委托方赔偿范围", "Damages owed by the client")
    scope_provider: Damages = slot("服务方赔偿范围", "Damages owed by the provider")
    exclusions: ListOf[Exclusion] = slot("免责", "Exclusions")
    sanctions: ListOf[Sanction] = slot("违约后果", "Sanctions")
    deductions: ListOf[Deduction] = slot("扣款权", "Deductions")
    refund: Refund = slot("退费", "Refund")
    indemnities: ListOf[Indemnity] = slot("客户索赔的承担", "Indemnities")
    damages: ListOf[DamagesRule] = slot("赔偿范围", "Damages")
    legal_costs: Text = slot("维权费用", "Legal costs")
    unlimited_for: Side = slot("谁承担无限责任", "Unlimited for")
    suspension: ListOf[Suspension] = slot("暂停履行", "Suspension")
