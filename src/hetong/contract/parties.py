"""Who contracts: the parties with their register data, size and licences."""

from __future__ import annotations

from typing import Annotated

from hetong.contract.entry import Entry
from hetong.contract.kinds import Code, Date, Flag, MoneyEntry, Span, Text, choice
from hetong.contract.listing import ListOf
from hetong.contract.section import ClauseSection
from hetong.contract.slots import slot

Role = Annotated[
    Entry,
    choice({"client": "委托方/客户/需求方", "provider": "服务方/受托方", "other": "其他"}),
]
EntityType = Annotated[
    Entry,
    choice(
        {
            "company": "公司/企业法人",
            "branch": "分公司/分支机构",
            "department": "内设部门/部门",
            "sole_trader": "个体工商户",
            "natural_person": "自然人/个人",
            "public_body": "机关/事业单位",
            "other": "其他",
        }
    ),
]
PartyType = Annotated[
    Entry,
    choice(
        {
            "company": "企业/公司",
            "state_owned": "国有企业",
            "public_institution": "事业单位",
            "gov": "机关/政府机关",
            "individual": "个人/自然人",
            "other": "其他",
        }
    ),
]
Size = Annotated[
    Entry,
    choice(
        {
            "large": "大型",
            "medium": "中型",
            "small": "小型",
            "micro": "微型",
            "unknown": "不明",
        }
    ),
]
Business = Annotated[
    Entry,
    choice(
        {
            "platform": "平台经营者/电子商务平台经营者",
            "merchant": "平台内经营者/店铺经营者",
            "own_site": "自建网站经营者/自营网站经营者",
        }
    ),
]
LicenceKind = Annotated[
    Entry,
    choice(
        {
            "B24": "呼叫中心业务/增值电信业务经营许可证",
            "express": "快递业务经营许可证",
            "dispatch": "劳务派遣经营许可证",
            "hr": "人力资源服务许可证",
            "other": "其他",
        }
    ),
]


class Licence(ClauseSection):
    """A licence a party holds."""

    short_ = ("kind",)

    kind: LicenceKind = slot("许可证种类", "Kind of licence")
    number: Code = slot("许可证号", "Licence number")
    valid_until: Date = slot("有效期至", "Valid until")


class Party(ClauseSection):
    """A party to the contract; `role` decides who is client and who provider, not a or b."""

    key: Code = slot("代号", "Key", "只用于甲乙以外的当事人，如 c", "further parties only, say c")
    role: Role = slot("角色", "Role", "甲方不一定是委托方", "party a need not be the client")
    name: Code = slot("名称", "Name", "与营业执照一致的全称", "as registered")
    uscc: Code = slot("统一社会信用代码", "Unified social credit code")
    id_number: Code = slot("身份证件号码", "Identity number", "自然人", "natural persons")
    entity_type: EntityType = slot("主体形式", "Legal form")
    type: PartyType = slot("单位性质", "Nature of the body")
    size: Size = slot("企业规模", "Enterprise size", "中小企业划型标准", also=("enterprise_size",))
    business: Business = slot("经营身份", "How it sells online", "电子商务经营者填写")
    country: Code = slot("国家或地区", "Country")
    parent: Code = slot("总公司或所属法人", "Parent company", "分支机构或部门签约时", "of a branch")
    legal_rep: Code = slot("法定代表人", "Legal representative", "或负责人")
    authorized_rep: Code = slot("授权代表", "Authorised representative")
    power_of_attorney: Flag = slot("有无授权委托书", "Power of attorney attached")
    address: Text = slot("住所（地址）", "Domicile")
    contact_person: Code = slot("联系人", "Contact person")
    phone: Code = slot("电话", "Telephone")
    email: Code = slot("电子邮箱", "E-mail")
    licences: ListOf[Licence] = slot("许可证", "Licences")


class Tender(ClauseSection):
    """The tender the contract was awarded in."""

    number: Code = slot("招标编号", "Tender number")
    awarded_on: Date = slot("中标日期", "Awarded on")
    mandatory: Flag = slot("是否必须招标", "Tender required by law")
    price: MoneyEntry = slot("中标价", "Price awarded")
    term: Span = slot("中标服务期", "Term awarded")
    service_level: Text = slot("投标承诺的服务水平", "Service level offered")
