"""What the service costs: amounts, items, instalments, bonus tiers, adjustment."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.choices import Base
from hetong.contract.entry import Entry
from hetong.contract.kinds import (
    Code,
    Flag,
    Kind,
    Measure,
    MoneyEntry,
    Number,
    Rate,
    Side,
    Text,
    choice,
)
from hetong.contract.listing import ListOf
from hetong.contract.measured import Measured
from hetong.contract.section import ClauseSection
from hetong.contract.slots import slot

FeeModel = Annotated[
    Entry,
    choice(
        {
            "fixed": "固定/包月/固定费用",
            "unit": "按量计价/按单价",
            "variable": "浮动",
            "mixed": "固定加浮动",
            "bonus": "基础费加绩效",
            "other": "其他",
        }
    ),
]
PriceUnit = Annotated[
    Entry,
    choice(
        {
            "seat": "席/席位/坐席",
            "piece": "件/单",
            "call": "通",
            "sms": "条",
            "hour": "小时",
            "month": "月",
            "other": "其他",
        }
    ),
]
Currency = Annotated[
    Entry, choice({"CNY": "人民币/RMB/元", "USD": "美元", "HKD": "港币", "EUR": "欧元"}, Kind.CODE)
]
Direction = Annotated[Entry, choice({"up": "上调", "down": "下调", "both": "上调或下调"})]
OvertimeMode = Annotated[
    Entry, choice({"priced": "另计价", "by_agreement": "另行协商", "free": "不另收费"})
]
Match = Annotated[Entry, choice({"all": "且/同时满足", "any": "或/满足其一"})]


class FeeItem(ClauseSection):
    """One item of the price."""

    name: Code = slot("费用项目", "Name of the item")
    unit_price: MoneyEntry = slot("单价", "Unit price")
    unit: PriceUnit = slot("计价单位", "Unit")
    quantity: Number = slot("数量", "Quantity")
    periods: Number = slot("期数", "Periods", "如 12 个月写 12", "12 for twelve months")
    amount: MoneyEntry = slot("金额", "Amount")


class Instalment(ClauseSection):
    """One instalment of the price."""

    label: Code = slot("期次", "Label")
    share: Rate = slot("比例", "Share", also=("pct",))
    amount: MoneyEntry = slot("金额", "Amount")
    due: Text = slot("付款时点", "Due")


class Extra(ClauseSection):
    """A charge beside the price."""

    short_ = ("name",)

    name: Code = slot("另行收费的项目", "Name of the charge")
    basis: Text = slot("计算依据", "Basis")


class Overtime(ClauseSection):
    """What service outside the hours costs."""

    short_ = ("mode", "rate")

    mode: OvertimeMode = slot("延时服务计费方式", "How overtime is charged")
    rate: Rate = slot("加价后的倍率", "Rate on the usual price", "如 150%", "such as 150%")


class FloatingFee(ClauseSection):
    """A fee that varies."""

    short_ = ("present", "formula")

    present: Flag = slot("有无浮动费用", "Is there one")
    formula: Text = slot("计算公式", "Formula")
    basis: Text = slot("计算依据", "Basis")


class Adjustment(ClauseSection):
    """How the price changes during the term."""

    by: Side = slot("谁可调价", "Who may adjust")
    direction: Direction = slot("方向", "Direction")
    formula: Text = slot("调价公式", "Formula")
    consent: Flag = slot("是否须对方同意", "Needs the other side's consent")


class TierCondition(Measured):
    """One condition of a tier of several metrics: the range a metric must lie in."""

    measured_ = ("from_", "to")

    from_: Measure = slot("下限", "From", key="from")
    to: Measure = slot("上限", "To")
    from_inclusive: Flag = slot("含下限", "Lower bound included")
    to_inclusive: Flag = slot("含上限", "Upper bound included")


class BonusTier(TierCondition):
    """A tier of the bonus or deduction: one range, or several conditions with `match`."""

    label: Code = slot("档位", "Label")
    match: Match = slot("多个条件的关系", "How conditions combine")
    conditions: ListOf[TierCondition] = slot("条件", "Conditions")
    rate: Rate = slot("奖励或扣减比例", "Rate of bonus or deduction")
    base: Base = slot("基数", "Base")
    cumulative: Flag = slot("是否累进", "Cumulative")


class Fees(ClauseSection):
    """The price of the service."""

    model: FeeModel = slot("计价方式", "Pricing model")
    currency: Currency = slot("币种", "Currency")
    exchange: Text = slot("汇率换算办法", "How currencies are converted")
    monthly_fee: MoneyEntry = slot("月费", "Monthly fee")
    monthly_fee_words: Code = slot("月费大写", "Monthly fee in words")
    unit_price: MoneyEntry = slot("单价", "Unit price")
    quantity: Number = slot("数量", "Quantity")
    total_amount: MoneyEntry = slot("合同总额", "Total amount")
    total_amount_words: Code = slot("合同总额大写", "Total amount in words")
    net_amount: MoneyEntry = slot("不含税金额", "Net amount")
    tax_amount: MoneyEntry = slot("税额", "Tax")
    tax_included: Flag = slot("是否含税", "Tax included")
    tax_rate: Rate = slot("税率", "Tax rate")
    all_inclusive: Flag = slot("是否包干", "All-inclusive")
    provisional: Flag = slot("总额是否暂定", "Total is provisional")
    free_months: Number = slot("免费月数", "Free months")
    one_off: MoneyEntry = slot("一次性费用", "One-off fee")
    floating_fee: FloatingFee = slot("浮动费用", "Variable fee")
    items: ListOf[FeeItem] = slot("费用明细", "Items")
    items_complete: Flag = slot("明细是否完整", "Items are complete")
    instalments: ListOf[Instalment] = slot("分期", "Instalments")
    bonus_tiers: ListOf[BonusTier] = slot("绩效档位", "Bonus tiers")
    extras: ListOf[Extra] = slot("另行收费", "Extra charges")
    overtime: Overtime = slot("延时服务费", "Overtime")
    adjust: Adjustment = slot("调价", "Adjustment")
