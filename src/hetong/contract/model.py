"""The Contract: every key of the record, frozen, each with its state and its place."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.confidentiality import Confidentiality, Ip
from hetong.contract.data import Data
from hetong.contract.dispute import (
    Assignment,
    Dispute,
    Exclusivity,
    Interpretation,
    Nonsolicit,
    Risk,
    StaffNonCompete,
    Subcontract,
    ThirdParty,
    UnilateralChange,
)
from hetong.contract.ending import Effective, Renewal, Term, Termination
from hetong.contract.entry import Entry, State
from hetong.contract.fees import Fees
from hetong.contract.formalities import (
    Amends,
    Annex,
    CitedLaw,
    Clause,
    Copies,
    Definition,
    Esign,
    Markup,
    Notices,
    OptionGroup,
    Recital,
    SignatureBlock,
    Truncated,
)
from hetong.contract.kinds import Code, Date, Flag, Side, Text, choice
from hetong.contract.liability import Liability
from hetong.contract.listing import ListOf
from hetong.contract.parties import Party, Tender
from hetong.contract.payment import Deposit, Invoice, Payment, PaymentItem
from hetong.contract.quality import (
    Acceptance,
    Amendments,
    Complaints,
    Quality,
    Reporting,
    Returns,
    Review,
    Security,
    Sla,
)
from hetong.contract.reading import Reading, shape_error
from hetong.contract.scope import Obligations, Scope, ServiceHours, Staffing, System, Training
from hetong.contract.section import Section, TextItem
from hetong.contract.slots import slot
from hetong.contract.undertakings import (
    Conduct,
    ForceMajeure,
    IncorporatedRules,
    StandardTerms,
    Waiver,
)
from hetong.errors import Words
from hetong.source.tree import Mapping, Node

KINDS = {
    "outsourced-support": "外包客服",
    "online-support-system": "在线客服系统",
    "ecommerce-support": "电商客服",
    "temporary-support": "临时客服",
    "express-support": "快递客服",
    "service": "服务/一般服务",
}
ContractKind = Annotated[Entry, choice(KINDS)]
Status = Annotated[Entry, choice({"draft": "草稿", "signed": "已签署"})]
Form = Annotated[Entry, choice({"paper": "纸质", "electronic": "电子"})]


class Contract(Section):
    """A service contract as recorded."""

    kind: ContractKind = slot("合同类型", "Kind of contract")
    complete: Flag = slot("记录是否完整", "Record is complete", "没写的键即合同没有约定")
    truncated: Truncated = slot("文本是否残缺", "Text is cut off")
    title: Code = slot("合同名称", "Title")
    number: Code = slot("合同编号", "Number")
    status: Status = slot("签署状态", "Status")
    form: Form = slot("合同形式", "Form")
    drafted_by: Side = slot("由谁起草", "Drafted by")
    negotiated: Flag = slot("是否逐条协商", "Negotiated")
    b2c: Flag = slot("是否面向消费者", "With consumers")
    check_date: Date = slot("审查日期", "Checked on")
    amends: Amends = slot("所变更的原合同", "Contract it amends")
    tender: Tender = slot("招标", "Tender")
    party_a: Party = slot("甲方", "Party A")
    party_b: Party = slot("乙方", "Party B")
    parties: ListOf[Party] = slot("其他当事人", "Further parties")
    signing_date: Date = slot("签订日期", "Signed on")
    signing_place: Code = slot("签订地点", "Signed at")
    performance_place: Code = slot("履行地点", "Place of performance")
    effective: Effective = slot("生效", "Taking effect")
    recitals: ListOf[Recital] = slot("鉴于条款", "Recitals")
    cited_laws: ListOf[CitedLaw] = slot("引用的法律", "Laws cited")
    definitions: ListOf[Definition] = slot("定义", "Definitions")
    clauses: ListOf[Clause] = slot("条款", "Clauses")
    options: ListOf[OptionGroup] = slot("选项框", "Option boxes")
    annexes: ListOf[Annex] = slot("附件", "Annexes")
    scope: Scope = slot("服务范围", "Scope")
    systems: ListOf[System] = slot("系统和设备", "Systems")
    service_hours: ListOf[ServiceHours] = slot("服务时间", "Service hours")
    sla: ListOf[Sla] = slot("服务指标", "Service levels")
    quality: Quality = slot("质量标准", "Quality")
    review: Review = slot("考核", "Review")
    reporting: Reporting = slot("服务报告", "Reports")
    complaints: Complaints = slot("投诉", "Complaints")
    staffing: Staffing = slot("人员", "Staff")
    training: Training = slot("培训", "Training")
    obligations: Obligations = slot("双方义务", "Duties")
    relief_on_client_default: Text = slot("委托方原因的免责", "Relief when the client defaults")
    third_party_cause: Text = slot("第三方原因的责任", "Third-party causes")
    security: Security = slot("系统安全", "Security")
    change_control: Text = slot("变更控制程序", "Change control")
    amendments: Amendments = slot("合同变更", "Amendments")
    term: Term = slot("期限", "Term")
    renewal: Renewal = slot("续展", "Renewal")
    fees: Fees = slot("费用", "Fees")
    payment: Payment = slot("付款", "Payment")
    payments: ListOf[PaymentItem] = slot("分项目付款", "Payments per fee item")
    invoice: Invoice = slot("发票", "Invoices")
    deposit: Deposit = slot("定金或保证金", "Deposit")
    acceptance: Acceptance = slot("验收", "Acceptance")
    confidentiality: Confidentiality = slot("保密", "Confidentiality")
    data: Data = slot("数据和个人信息", "Data protection")
    ip: Ip = slot("知识产权", "Intellectual property")
    termination: Termination = slot("解除", "Termination")
    liability: Liability = slot("违约责任", "Liability")
    force_majeure: ForceMajeure = slot("不可抗力", "Force majeure")
    third_party: ThirdParty = slot("第三方介入", "Third parties")
    dispute: Dispute = slot("争议解决", "Disputes")
    interpretation: Interpretation = slot("解释权", "Interpretation")
    unilateral_change: UnilateralChange = slot("单方变更", "Unilateral change")
    assignment: Assignment = slot("合同转让", "Assignment")
    subcontract: Subcontract = slot("分包", "Subcontracting")
    exclusivity: Exclusivity = slot("排他", "Exclusivity")
    nonsolicit: Nonsolicit = slot("不招揽", "Non-solicitation")
    staff_non_compete: StaffNonCompete = slot("人员竞业限制", "Staff non-compete")
    waivers: ListOf[Waiver] = slot("放弃的权利", "Waivers")
    conduct: ListOf[Conduct] = slot("对特定行为的约定", "Conduct demanded or forbidden")
    incorporated_rules: ListOf[IncorporatedRules] = slot("援引的外部规则", "Rules referred to")
    standard_terms: StandardTerms = slot("格式条款的提示", "Standard terms")
    anti_bribery: Text = slot("反商业贿赂", "Anti-bribery")
    returns: Returns = slot("退换货", "Returns")
    risks: ListOf[Risk] = slot("风险承担", "Risks")
    notices: Notices = slot("通知与送达", "Notices")
    precedence: ListOf[TextItem] = slot("文件效力顺序", "Order of precedence")
    copies: Copies = slot("份数", "Copies")
    signature_blocks: ListOf[SignatureBlock] = slot("签署栏", "Signature blocks")
    esign: Esign = slot("电子签约", "Electronic signing")
    markup: Markup = slot("修订和批注", "Changes and comments left in")

    @property
    def supplement(self) -> bool:
        """Whether it amends another contract, which provides for what this one leaves out."""
        named = (self.amends.number.state, self.amends.signed_on.state)
        return not {State.NONE, State.UNRECORDED}.issuperset(named)

    @property
    def whole(self) -> bool:
        """Whether the text is not said to be cut off."""
        return self.truncated.after.state in (State.NONE, State.UNRECORDED)

    @property
    def closed(self) -> bool:
        """Whether left-out keys mean none: the record is complete and the text is not cut off."""
        return self.complete.value is True and self.whole


def read_contract(node: Node) -> Contract:
    """Return the contract a record's tree states.

    A reader of drafts fills the same model by building the same tree: a Mapping of Scalars whose
    places lie in the draft, in the long form where clause, page and quote are known.

    Raises InputError for the first thing in the file that cannot be read: an unknown key, a
    value of the wrong form, a section where a value was asked.
    """
    if not isinstance(node, Mapping):
        asked = Words("若干个键", "a mapping")
        advice = Words("可用 hetong init 生成一份空白记录", "hetong init writes an empty record")
        raise shape_error(node, asked, advice)
    reading = Reading(collect=True, root=Contract)
    contract = Contract.model_validate(node, context=reading)
    reading.finish()
    return contract
