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

    `words` maps each value to the Chinese words that stand for it; it is empty for figures, and
    for names, which are free text.
    """

    name: str
    title: Words
    kind: Kind
    example: str
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def ordered(self) -> bool:
        """Whether the point is a figure, which bounds limit."""
        return self.kind in ORDERED


_SEATS = {
    "client": "委托方所在地",
    "provider": "服务方所在地",
    "defendant": "被告所在地",
    "plaintiff": "原告所在地",
    "signing_place": "签订地",
    "performance_place": "履行地",
    "named": "写明的其他地点",
    "other": "其他",
}
_CONSENTS = {
    "free": "可以自由决定",
    "consent": "须对方同意",
    "forbidden": "不允许",
    "notice": "通知即可",
}
_OWNERS = {"client": "委托方", "provider": "服务方", "both": "双方"}


def _figure(name: str, zh: str, en: str, kind: Kind, example: str) -> Topic:
    return Topic(name, Words(zh, en), kind, example)


def _words(name: str, zh: str, en: str, kind: Kind, words: Mapping[str, str]) -> Topic:
    return Topic(name, Words(zh, en), kind, next(iter(words)), words)


_ALL = (
    _figure(
        "late_rate", "逾期付款每日违约金", "daily late-payment penalty", Kind.RATE, "<= 万分之五"
    ),
    _figure("payment_days", "付款期限", "time to pay", Kind.DURATION, "<= 60日"),
    _words(
        "billing",
        "预付或后付",
        "payment in advance or arrears",
        Kind.CHOICE,
        {"advance": "预付", "arrears": "后付"},
    ),
    _words(
        "invoice_timing",
        "开票与付款的先后",
        "invoice before or after payment",
        Kind.CHOICE,
        {"before_payment": "先票后款", "after_payment": "先款后票"},
    ),
    _figure("deposit_share", "押金占合同总额", "deposit, of the total", Kind.RATE, "<= 5%"),
    _figure(
        "liability_cap",
        "服务方责任上限占合同总额",
        "provider's cap, of the contract total",
        Kind.RATE,
        ">= 100%",
    ),
    _figure(
        "liability_cap_annual",
        "服务方责任上限占年费",
        "provider's cap, of a year's fees",
        Kind.RATE,
        ">= 100%",
    ),
    _figure("term_length", "合同期限", "contract term", Kind.DURATION, "<= 3年"),
    _words(
        "renewal_mode",
        "续展方式",
        "renewal",
        Kind.CHOICE,
        {"none": "不续展", "auto": "自动续展", "by_agreement": "协商续展"},
    ),
    _figure("renewal_notice", "续展通知期", "renewal notice", Kind.DURATION, "<= 60日"),
    _figure(
        "client_exit_notice",
        "委托方提前终止的通知期",
        "client's notice to end early",
        Kind.DURATION,
        "<= 30日",
    ),
    _figure(
        "provider_exit_notice",
        "服务方提前终止的通知期",
        "provider's notice to end early",
        Kind.DURATION,
        ">= 90日",
    ),
    _figure("cure_days", "违约整改期", "time to cure a breach", Kind.DURATION, "<= 30日"),
    _figure("acceptance_days", "验收期限", "time for acceptance", Kind.DURATION, ">= 5个工作日"),
    _figure(
        "confidentiality_tail",
        "合同终止后的保密期限",
        "confidentiality after the end",
        Kind.DURATION,
        ">= 2年",
    ),
    _figure(
        "breach_notice_hours",
        "数据泄露通知时限",
        "notice of a data breach",
        Kind.DURATION,
        "<= 24小时",
    ),
    _figure("sla_response", "响应时间", "response time", Kind.DURATION, "<= 30分钟"),
    _figure("sla_resolution", "解决时间", "resolution time", Kind.DURATION, "<= 24小时"),
    _words(
        "dispute_mode",
        "争议解决方式",
        "way of settling disputes",
        Kind.CHOICE,
        {"litigation": "诉讼", "arbitration": "仲裁", "both": "仲裁与诉讼并存"},
    ),
    _words("forum", "管辖法院所在地", "seat of the court", Kind.CHOICE, _SEATS),
    Topic(
        "arbitration_institution",
        Words("仲裁机构", "arbitration institution"),
        Kind.CODE,
        "上海仲裁委员会",
    ),
    _words(
        "governing_law",
        "适用法律",
        "governing law",
        Kind.CHOICE,
        {"mainland": "中国内地法律", "other": "其他法域的法律"},
    ),
    _words("subcontracting", "分包", "subcontracting", Kind.CONSENT, _CONSENTS),
    _words("client_assignment", "委托方转让", "assignment by the client", Kind.CONSENT, _CONSENTS),
    _words(
        "provider_assignment", "服务方转让", "assignment by the provider", Kind.CONSENT, _CONSENTS
    ),
    _words("deliverable_owner", "成果归属", "owner of the deliverables", Kind.SIDE, _OWNERS),
)

TOPICS: Mapping[str, Topic] = {topic.name: topic for topic in _ALL}
"""Every point a house may take a position on, in the order of a contract."""
