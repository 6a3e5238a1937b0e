"""What the annexes deal with, told by their titles: a subject may be settled there."""

from __future__ import annotations

from hetong.contract.entry import State
from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import given, unknown
from hetong.facts.model import Cell
from hetong.facts.registry import FactFn, fact
from hetong.facts.sheet import Sheet
from hetong.facts.types import folded

# Words in the titles of annexes; the practice of drafters, not a legal source.
SUBJECTS: dict[str, tuple[Words, tuple[str, ...]]] = {
    "services": (
        Words("服务说明类附件", "annex on the services"),
        (
            *("服务内容", "服务说明", "工作说明", "服务范围", "服务清单", "服务方案", "需求"),
            *("服务流程", "客服流程", "售后", "退换货"),
        ),
    ),
    "price": (
        Words("价格类附件", "annex on the price"),
        ("报价", "价格", "价目", "费用", "收费", "单价", "计价"),
    ),
    "standards": (
        Words("考核标准类附件", "annex on standards and review"),
        ("考核", "服务标准", "服务水平", "质量", "指标", "验收", "sla", "kpi"),
    ),
    "account": (
        Words("收款信息类附件", "annex on the account"),
        ("收款", "账户", "帐户", "结算信息", "开户"),
    ),
    "secrecy": (Words("保密类附件", "annex on confidentiality"), ("保密", "nda")),
    "data": (
        Words("数据处理类附件", "annex on data"),
        ("数据处理", "个人信息", "数据安全", "数据保护", "信息安全"),
    ),
    "staff": (Words("人员类附件", "annex on staff"), ("人员", "坐席", "座席", "排班", "班表")),
    "shops": (Words("店铺清单类附件", "annex on shops"), ("店铺", "网店", "平台清单")),
    "systems": (Words("系统设备类附件", "annex on systems"), ("系统", "设备", "工具清单")),
    "authority": (
        Words("授权类附件", "power of attorney among the annexes"),
        ("委托书", "授权书", "法人授权", "签约授权", "签署授权"),
    ),
    "integrity": (
        Words("廉洁类附件", "annex on integrity"),
        ("廉洁", "廉政", "商业贿赂", "阳光"),
    ),
}


def _annexed(words: tuple[str, ...]) -> FactFn:
    def title(sheet: Sheet) -> Cell:
        annexes = sheet.rows("annexes")
        for row in annexes.rows:
            named = row.cells["title"]
            if named.state is State.GIVEN and any(w in folded(str(named.value)) for w in words):
                return given(named.value, named)
        if not annexes.known:
            return Cell(State.UNRECORDED, None, annexes.sources)
        untold = [row.cells["title"] for row in annexes.rows if not row.cells["title"].decided]
        return unknown(None, *untold) if untold else Cell(State.NONE, None, annexes.sources)

    return title


for _key, (_title, _words) in SUBJECTS.items():
    fact(f"annexed.{_key}", Kind.TEXT, _title.zh, _title.en)(_annexed(_words))
