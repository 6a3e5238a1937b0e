"""How the price is paid: settlement, due days, account, invoice, deposit."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import (
    Code,
    Days,
    Flag,
    Kind,
    MoneyEntry,
    MonthDay,
    Number,
    Rate,
    Side,
    Text,
    choice,
)
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection
from hetong.contract.slots import slot

Billing = Annotated[Entry, choice({"advance": "先付/预付", "arrears": "后付"})]
Trigger = Annotated[
    Entry,
    choice(
        {
            "delivery": "交付/服务完成",
            "statement": "对账单/结算单",
            "invoice": "收到发票",
            "acceptance": "验收",
            "third_party_receipt": "收到第三方款项",
            "signing": "签订合同",
            "period_end": "期末",
            "other": "其他",
        }
    ),
]
Method = Annotated[
    Entry,
    choice(
        {
            "transfer": "银行转账/转账/电汇",
            "cash": "现金",
            "cheque": "支票",
            "bank_bill": "银行承兑汇票/银票",
            "commercial_bill": "商业承兑汇票/商票/商业汇票",
            "e_voucher": "电子债权凭证/电子凭证",
            "platform": "第三方支付平台",
            "other": "其他",
        },
        Kind.CODE,
    ),
]
SettlementBasis = Annotated[
    Entry, choice({"actual": "据实结算", "provisional_true_up": "暂付后多退少补/多退少补"})
]
ConditionKind = Annotated[
    Entry,
    choice(
        {
            "assessment": "考核",
            "approval": "内部审批",
            "third_party": "第三方付款",
            "audit": "审计",
        }
    ),
]
InvoiceTiming = Annotated[
    Entry, choice({"before_payment": "先票后款", "after_payment": "先款后票"})
]
InvoiceType = Annotated[
    Entry,
    choice(
        {"special": "增值税专用发票/专用发票/专票", "ordinary": "增值税普通发票/普通发票/普票"},
        Kind.CODE,
    ),
]
DepositKind = Annotated[
    Entry,
    choice({"earnest": "定金", "deposit": "订金", "security": "保证金", "pledge": "押金"}),
]
DepositForm = Annotated[
    Entry, choice({"cash": "现金", "guarantee": "保函", "either": "现金或保函"})
]


class Settlement(ClauseSection):
    """The settlement period: `to_day` lies in the billed month unless an offset says otherwise."""

    from_day: MonthDay = slot("结算起日", "From day")
    from_offset: Number = slot("起日的月份偏移", "Months from the billed month", "-1 为上月")
    to_day: MonthDay = slot("结算止日", "To day")
    to_offset: Number = slot("止日的月份偏移", "Months from the billed month", "0 为当月")
    basis: SettlementBasis = slot("结算依据", "Basis")


class Reconciliation(ClauseSection):
    """Agreeing the statement."""

    due_day: MonthDay = slot("对账日", "Statement due on day")
    month_offset: Number = slot("对账的月份偏移", "Months from the billed month", "次月为 1")
    confirm_days: Days = slot("确认期限", "Time to confirm", also=("confirm",))
    deemed: Flag = slot("逾期视为确认", "Silence confirms")
    objection: Text = slot("异议办法", "How to object")


class Account(ClauseSection):
    """The account payments go to."""

    holder: Code = slot("户名", "Account holder")
    bank: Code = slot("开户行", "Bank")
    number: Code = slot("账号", "Account number")


class PaymentCondition(ClauseSection):
    """Something that must happen before payment falls due."""

    short_ = ("kind",)

    kind: ConditionKind = slot("付款前提", "Kind of condition")
    controlled_by: Side = slot("由谁控制", "Controlled by")
    deadline: Days = slot("完成期限", "Deadline")
    deemed: Flag = slot("逾期视为成就", "Silence fulfils it")


class PaymentTerms(ClauseSection):
    """When and how a fee is paid; `month_offset` counts from the billed month."""

    billing: Billing = slot("预付或后付", "In advance or arrears")
    day_of_month: MonthDay = slot("每月付款日", "Day of month")
    month_offset: Number = slot("付款的月份偏移", "Months from the billed month", "次月为 1")
    due_days: Days = slot(
        "付款期限",
        "Days to pay",
        "触发事件后几日",
        "after the trigger",
        also=("due", "due_days_after"),
    )
    trigger: Trigger = slot("付款触发事件", "Trigger")
    trigger_event_day: MonthDay = slot("触发事件在每月几日", "Day of month of the trigger")
    settlement: Settlement = slot("结算周期", "Settlement period")
    reconciliation: Reconciliation = slot("对账", "Reconciliation")
    method: Method = slot("付款方式", "Method")
    method_mandatory: Flag = slot("付款方式是否强制", "Method is mandatory")
    grace_days: Days = slot("宽限期", "Grace period", also=("grace",))
    conditions: ListOf[PaymentCondition] = slot("付款前提", "Conditions")


class Payment(PaymentTerms):
    """Payment of the service fee."""

    account: Account = slot("收款账户", "Account")


class PaymentItem(PaymentTerms):
    """Payment of one fee item, where items are paid differently."""

    item: Code = slot("费用项目", "Fee item")


class InvoiceTerms(ClauseSection):
    """When which invoice is due."""

    timing: InvoiceTiming = slot("开票与付款的先后", "Before or after payment")
    days: Days = slot("开票期限", "Time to issue")
    type: InvoiceType = slot("发票种类", "Type")
    rate: Rate = slot("发票税率", "Tax rate")


class InvoiceItem(InvoiceTerms):
    """The invoice of one fee item."""

    item: Code = slot("费用项目", "Fee item")


class Invoice(InvoiceTerms):
    """Invoices."""

    stated_often_ = True

    items: ListOf[InvoiceItem] = slot("分项目的发票约定", "Per fee item")


class Deposit(ClauseSection):
    """A deposit, whatever it is called."""

    kind: DepositKind = slot("性质", "Kind")
    amount: MoneyEntry = slot("金额", "Amount")
    form: DepositForm = slot("形式", "Form")
    conditions: Text = slot("返还条件", "Conditions of return")
    return_days: Days = slot("返还期限", "Time to return")
    forfeit: Flag = slot("有无没收约定", "May be forfeited")
    base_total: MoneyEntry = slot("主合同标的额", "Amount of the main contract")
    cumulative_with_penalty: Flag = slot("与违约金并用", "Cumulative with a penalty")
