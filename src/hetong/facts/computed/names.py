"""Names as they stand in signature blocks and accounts, and the company behind a branch."""

from __future__ import annotations

import re
import unicodedata

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import derive, given, none
from hetong.facts.model import Cell, Row
from hetong.facts.registry import fact, item_fact
from hetong.facts.sheet import Sheet

_SEAL = "(?:加盖)?(?:公章|合同章|合同专用章|签章|盖章|章|签字|签名)"
_LABEL = re.compile(rf"[(\[]{_SEAL}(?:[、或/及和]{_SEAL})?[)\]]|(?:公章|签章|盖章|签字)[::]?$")
_HEAD = re.compile(r"^[甲乙丙丁]方[(\[]?[^)\]::]*[)\]]?[::]")
_BRANCH = re.compile(
    "(?P<company>.+(?:公司|集团|银行|厂|社|中心)).*(?:分公司|分行|分部|办事处|分中心)"
)
# Traditional forms that occur in company names, by the pairs of 《通用规范汉字表》 附件1.
_SIMPLE = str.maketrans(
    "業務網絡電雲數據資產實業發國際貿東華廣滬寧蘇遼貴陽漢慶長臺灣灘勝創傳優團責眾聯視頻騰訊鵬飛龍騏達豐寶興維環諮詢財險証證壽農藥醫療運輸遞歐亞億萬鐵"
    "橋麥風馬鳥魚鴻鷹萊蘭薩羅關開門間問閩隊陳陸險隨難雙離雞靈靜頂項順須預領頭題額類顧顯術計設機製監測勞員廠聲倉儲鏈銷購訂單飲衛護學習書報館圖軟體點園",
    "业务网络电云数据资产实业发国际贸东华广沪宁苏辽贵阳汉庆长台湾滩胜创传优团责众联视频腾讯鹏飞龙骐达丰宝兴维环咨询财险证证寿农药医疗运输递欧亚亿万铁"
    "桥麦风马鸟鱼鸿鹰莱兰萨罗关开门间问闽队陈陆险随难双离鸡灵静顶项顺须预领头题额类顾显术计设机制监测劳员厂声仓储链销购订单饮卫护学习书报馆图软体点园",
)


@item_fact("parties", "plain_name", Kind.CODE, "名称", "name")
def party_name(sheet: Sheet, row: Row) -> Cell:
    """Return a party's name with width, brackets and script made even."""
    return derive(plain_name, row.cells["name"])


@item_fact("signature_blocks", "signed_name", Kind.CODE, "签署栏名称", "name in the block")
def signed_name(sheet: Sheet, row: Row) -> Cell:
    """Return the name in a block without labels (盖章); none where only a label stands."""
    name = row.cells["name"]
    if name.state is not State.GIVEN:
        return name
    plain = plain_name(str(name.value))
    return derive(lambda _: plain, name) if plain else none(name)


@item_fact("signature_blocks", "company", Kind.CODE, "分支机构所属公司", "company of the branch")
def signing_company(sheet: Sheet, row: Row) -> Cell:
    """Return the company whose branch the block names; none where it names no branch."""
    return _company(signed_name(sheet, row))


@item_fact("annexes", "called", Kind.TEXT, "附件", "annex")
def annex_called(sheet: Sheet, row: Row) -> Cell:
    """Return an annex's title, else its number as 附件一, else its place in the list."""
    title, number = row.cells["title"], row.cells["no"]
    if title.state is State.GIVEN:
        return title
    told = str(number.value) if number.state is State.GIVEN else str(row.n + 1)
    return given(Words(f"附件{told.removeprefix('附件')}", f"annex {told}"), title, number)


@fact(
    "payment.account.company", Kind.CODE, "开户分支机构所属公司", "company of the account's branch"
)
def account_company(sheet: Sheet) -> Cell:
    """Return the company whose branch holds the account; none where no branch does."""
    return _company(sheet.cell("payment.account.payee"))


@fact("payment.account.payee", Kind.CODE, "户名", "account holder")
def payee(sheet: Sheet) -> Cell:
    """Return the holder of the account as names are compared."""
    return derive(plain_name, sheet.cell("payment.account.holder"))


@fact("provider.plain_name", Kind.CODE, "服务方名称", "provider's name")
def provider_name(sheet: Sheet) -> Cell:
    """Return the provider's name as names are compared."""
    return derive(plain_name, sheet.cell("provider.name"))


def plain_name(text: str) -> str:
    """Return a name in half-width, simplified characters, without labels of a block."""
    even = unicodedata.normalize("NFKC", text).translate(_SIMPLE)
    even = "".join(even.split()).translate(str.maketrans("〔〕【】[]", "()()()"))
    return _LABEL.sub("", _HEAD.sub("", even)).rstrip(":,.。")


def _company(name: Cell) -> Cell:
    if name.state is not State.GIVEN:
        return name
    found = _BRANCH.fullmatch(str(name.value))
    return derive(lambda _: found["company"], name) if found else none(name)
