"""What a house may take a position on: a name, the kind of its figure, and the words it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hetong.contract.kinds import Kind
from hetong.errors import Words

ORDERED = (Kind.RATE, Kind.DURATION)


@dataclass(frozen=True, slots=True)
class Topic:
    """One point of a contract: figures are limited by bounds, words listed from `words`.

    `words` says what each value is called; it is empty for figures, and for names, which are free
    text.
    """

    name: str
    title: Words
    kind: Kind
    example: str
    words: Mapping[str, Words] = field(default_factory=dict)

    @property
    def ordered(self) -> bool:
        """Whether the point is a figure, which bounds limit."""
        return self.kind in ORDERED


def _figure(name: str, zh: str, en: str, kind: Kind, example: str) -> Topic:
    return Topic(name, Words(zh, en), kind, example)


def _words(name: str, zh: str, en: str, kind: Kind, words: dict[str, Words]) -> Topic:
    return Topic(name, Words(zh, en), kind, next(iter(words)), words)


_BILLING = {"advance": Words("预付", "in advance"), "arrears": Words("后付", "in arrears")}
_INVOICING = {
    "before_payment": Words("先票后款", "before payment"),
    "after_payment": Words("先款后票", "after payment"),
}
_RENEWAL = {
    "none": Words("不续展", "no renewal"),
    "auto": Words("自动续展", "automatic renewal"),
    "by_agreement": Words("协商续展", "renewal by agreement"),
}
_WAYS = {
    "litigation": Words("诉讼", "litigation"),
    "arbitration": Words("仲裁", "arbitration"),
    "both": Words("仲裁与诉讼并存", "arbitration and litigation side by side"),
}
_SEATS = {
    "client": Words("委托方所在地", "the client's domicile"),
    "provider": Words("服务方所在地", "the provider's domicile"),
    "defendant": Words("被告住所地", "the defendant's domicile"),
    "plaintiff": Words("原告住所地", "the claimant's domicile"),
    "signing_place": Words("合同签订地", "the place of signing"),
    "performance_place": Words("合同履行地", "the place of performance"),
    "named": Words("写明的其他法院", "another court named"),
    "other": Words("另行约定的地点", "another place"),
}
_LAWS = {
    "mainland": Words("中国内地法律", "the law of mainland China"),
    "other": Words("其他法域的法律", "the law of another place"),
}
_SUBCONTRACTING = {
    "consent": Words("须对方同意", "subject to consent"),
    "free": Words("可以自由决定", "free"),
    "forbidden": Words("不允许", "not allowed"),
}
_ASSIGNMENT = {**_SUBCONTRACTING, "notice": Words("通知即可", "on notice")}
_OWNERS = {
    "client": Words("委托方", "the client"),
    "provider": Words("服务方", "the provider"),
    "both": Words("双方", "both parties"),
}
_RATE, _TIME = Kind.RATE, Kind.DURATION
_ALL = (
    _figure("late_rate", "逾期付款每日违约金", "daily late-payment penalty", _RATE, "<= 万分之五"),
    _figure("payment_days", "付款期限", "time to pay", _TIME, "<= 60日"),
    _words("billing", "预付或后付", "payment in advance or arrears", Kind.CHOICE, _BILLING),
    _words("invoice_timing", "开票与付款的先后", "invoice and payment", Kind.CHOICE, _INVOICING),
    _figure("deposit_share", "押金占合同总额", "deposit, of the total", _RATE, "<= 5%"),
    _figure(
        "liability_cap",
        "服务方责任上限占合同总额",
        "provider's cap, of the total",
        _RATE,
        ">= 100%",
    ),
    _figure(
        "liability_cap_annual",
        "服务方责任上限占年费",
        "provider's cap, of a year's fees",
        _RATE,
        ">= 100%",
    ),
    _figure("term_length", "合同期限", "contract term", _TIME, "<= 3年"),
    _words("renewal_mode", "续展方式", "renewal", Kind.CHOICE, _RENEWAL),
    _figure("renewal_notice", "续展通知期", "renewal notice", _TIME, "<= 60日"),
    _figure(
        "client_exit_notice", "委托方提前终止的通知期", "client's notice to leave", _TIME, "<= 30日"
    ),
    _figure(
        "provider_exit_notice",
        "服务方提前终止的通知期",
        "provider's notice to leave",
        _TIME,
        ">= 90日",
    ),
    _figure("cure_days", "违约整改期", "time to cure a breach", _TIME, "<= 30日"),
    _figure("acceptance_days", "验收期限", "time for acceptance", _TIME, ">= 5个工作日"),
    _figure(
        "confidentiality_tail", "合同终止后的保密期", "confidence after the end", _TIME, ">= 2年"
    ),
    _figure(
        "breach_notice_hours", "数据泄露通知时限", "notice of a data breach", _TIME, "<= 24小时"
    ),
    _figure("sla_response", "响应时间", "response time", _TIME, "<= 30分钟"),
    _figure("sla_resolution", "解决时间", "resolution time", _TIME, "<= 24小时"),
    _words("dispute_mode", "争议解决方式", "way of settling disputes", Kind.CHOICE, _WAYS),
    _words("forum", "管辖法院所在地", "seat of the court", Kind.CHOICE, _SEATS),
    Topic(
        "arbitration_institution",
        Words("仲裁机构", "arbitration institution"),
        Kind.CODE,
        "上海仲裁委员会",
    ),
    _words("governing_law", "适用法律", "governing law", Kind.CHOICE, _LAWS),
    _words("subcontracting", "分包", "subcontracting", Kind.CONSENT, _SUBCONTRACTING),
    _words(
        "client_assignment", "委托方转让", "assignment by the client", Kind.CONSENT, _ASSIGNMENT
    ),
    _words(
        "provider_assignment", "服务方转让", "assignment by the provider", Kind.CONSENT, _ASSIGNMENT
    ),
    _words("deliverable_owner", "成果归属", "owner of the deliverables", Kind.SIDE, _OWNERS),
)

TOPICS: Mapping[str, Topic] = {topic.name: topic for topic in _ALL}
"""Every point a house may take a position on, in the order of a contract."""
