"""The paper itself: laws cited, definitions, clauses, annexes, notices, copies, signatures."""

from __future__ import annotations

from typing import Annotated, ClassVar

from hetong.contract.dispute import Dispute
from hetong.contract.entry import Entry
from hetong.contract.kinds import Code, Date, Days, Flag, Kind, Number, SideOrThird, Text, choice
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection, Section
from hetong.contract.slots import slot

Attached = Annotated[
    Entry, choice({"true": "已附/是", "false": "未附/否", "separate": "另册/单独文件"})
]
Signer = Annotated[
    Entry,
    choice({"a": "甲方", "b": "乙方", "client": "委托方", "provider": "服务方/受托方"}, Kind.CODE),
]

Choose = Annotated[Entry, choice({"one": "单选/只选一项", "many": "多选/可选多项"})]


class Truncated(Section):
    """The text breaks off: nothing is known beyond `after`."""

    short_ = ("after",)

    after: Text = slot("文本在哪一条之后缺失", "Text is cut off after")


class Amends(ClauseSection):
    """The contract this one amends."""

    number: Code = slot("原合同编号", "Number of the contract amended")
    signed_on: Date = slot("原合同签订日期", "Signed on")


class Claim(ClauseSection):
    """A fact the recitals state."""

    subject: Code = slot("对象", "Subject")
    attribute: Code = slot("属性", "Attribute")
    value: Code = slot("内容", "Value")


class Recital(ClauseSection):
    """A recital."""

    short_ = ("text",)

    text: Text = slot("鉴于条款原文", "Wording")
    claims: ListOf[Claim] = slot("陈述的事实", "Facts stated")


class CitedLaw(ClauseSection):
    """A law the contract cites."""

    short_ = ("name",)

    name: Code = slot("法律名称", "Title")
    article: Code = slot("条号", "Article")
    topic: Code = slot("引用的事项", "What it is cited for")
    kind: Code = slot(
        "效力级别", "Kind", "法律、行政法规、司法解释、规章", "law, rule, judicial interpretation"
    )


class Definition(ClauseSection):
    """A defined term."""

    term: Code = slot("术语", "Term")
    meaning: Text = slot("含义", "Meaning")
    supplier: SideOrThird = slot("定义中的提供方", "Supplier named in the definition")
    owner: SideOrThird = slot("定义中的权利人", "Owner named in the definition")


class Clause(Section):
    """A clause of the text."""

    numbered_by_: ClassVar[str] = "no"

    no: Code = slot("条款号", "Number")
    heading: Code = slot("标题", "Heading")
    text: Text = slot("正文", "Text")
    part: Code = slot("所在部分", "Part", "正文或附件名", "body or annex")
    level: Number = slot("层级", "Level")
    emphasised: Flag = slot("是否加粗提示", "Emphasised")
    toc: Flag = slot("是否目录项", "Is an entry of the table of contents")


class Annex(ClauseSection):
    """An annex."""

    no: Code = slot("附件号", "Number")
    title: Code = slot("附件名称", "Title")
    attached: Attached = slot("是否已附", "Attached")
    refs: Text = slot("正文何处提及", "Where the body refers to it")
    file: Code = slot("文件名", "File")
    dispute: Dispute = slot("附件中的争议约定", "Disputes, in the annex")


class OptionBox(Section):
    """One box of a group of boxes."""

    text: Code = slot("选项内容", "Wording of the box")
    chosen: Flag = slot("是否勾选", "Ticked")


class OptionGroup(ClauseSection):
    """A place where the form offers boxes to tick: ☑ 7×24 □ 工作日."""

    text: Code = slot("选项所定的事项", "What the boxes decide")
    choose: Choose = slot("单选还是多选", "One or several")
    choices: ListOf[OptionBox] = slot("各个选项", "Boxes")


class Markup(Section):
    """What the editing left in the file."""

    tracked_changes: Number = slot("未接受的修订处数", "Tracked changes left")
    comments: Number = slot("批注条数", "Comments left")


class Notices(ClauseSection):
    """Notices and service."""

    addresses: Text = slot("送达地址", "Addresses")
    deemed_days: Days = slot("视为送达的期限", "Deemed served after")


class Copies(ClauseSection):
    """Number of originals."""

    total: Number = slot("总份数", "Total", also=("n",))
    each: Number = slot("各执份数", "Each side holds")


class SignatureBlock(ClauseSection):
    """A signature block."""

    party: Signer = slot("签署方", "Party", "a、b 或其他当事人的代号", "a, b or another's key")
    name: Code = slot("签署栏名称", "Name in the block")
    signatory: Code = slot("签署人", "Signatory")
    title: Code = slot("签署人职务", "Title of the signatory")
    seal: Text = slot("盖章", "Seal")
    date: Date = slot("签署日期", "Date")


class Esign(ClauseSection):
    """Electronic signing."""

    method: Text = slot("电子签名方式", "Method")
    archive: Text = slot("存证和下载", "Archive")
