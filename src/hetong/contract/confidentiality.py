"""What must be kept secret, and whose the works are."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import Flag, Side, Span, Text, Years, choice
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection, TextItem
from hetong.contract.slots import slot

Anchor = Annotated[
    Entry,
    choice(
        {
            "effective": "生效之日起",
            "termination": "终止之日起",
            "indefinite": "无期限/永久",
        }
    ),
]
SecretClass = Annotated[
    Entry,
    choice(
        {
            "trade_secret": "商业秘密",
            "customer": "客户信息",
            "personal_info": "个人信息",
            "other": "其他",
        }
    ),
]
EndEvent = Annotated[
    Entry, choice({"public": "进入公有领域", "value_lost": "失去商业价值", "none": "无"})
]


class ConfidentialClass(ClauseSection):
    """A class of secrets with its own period."""

    class_: SecretClass = slot("信息类别", "Class", key="class")
    period: Span = slot("保密期限", "Period")
    end_event: EndEvent = slot("终止事件", "Event that ends it")
    anchor: Anchor = slot("起算点", "Runs from")


class Confidentiality(ClauseSection):
    """The duty of confidence."""

    obligors: Side = slot("保密义务人", "Obligors")
    scope: Text = slot("保密范围", "Scope")
    exceptions: ListOf[TextItem] = slot("保密例外", "Exceptions")
    permitted_use: Text = slot("许可使用范围", "Permitted use")
    forbids_use: Flag = slot("是否禁止使用", "Forbids any use")
    consent_form: Text = slot("同意的形式", "Form of consent")
    years: Years = slot("保密期限", "Period")
    anchor: Anchor = slot("保密期起算点", "Runs from")
    classes: ListOf[ConfidentialClass] = slot("分类别的期限", "Classes")


class Transfer(ClauseSection):
    """A transfer or licence of copyright."""

    short_ = ("present", "right_kinds")

    present: Flag = slot("有无转让或许可", "Is there one")
    right_kinds: Text = slot("权利种类", "Kinds of right")
    territory: Text = slot("地域", "Territory")
    term: Text = slot("期限", "Term")
    price: Text = slot("对价", "Price")


class Ip(ClauseSection):
    """Intellectual property."""

    background_owner: Side = slot("已有知识产权归属", "Owner of background rights")
    deliverable_owner: Side = slot("成果知识产权归属", "Owner of deliverables")
    brand_licence: Text = slot("品牌使用授权", "Brand licence")
    transfer: Transfer = slot("著作权转让或许可", "Transfer of copyright")
