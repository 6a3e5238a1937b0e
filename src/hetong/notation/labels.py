"""Words that stand around an empty slot, or name in brackets what should be filled in."""

from __future__ import annotations

import re

# May stand around an empty slot without being a value.
_AROUND = """
工作日 自然日 日历日 小时 分钟 个月 季度 周年 万元 亿元 人民币 美元 港元 欧元 日元 百分之
千分之 万分之 签字 盖章 签章 签名 公章 以内 之内 内 以前 之前 以后 之后 前 后 起 至 止 自
从 到 于 提前 提早 共计 合计 共 计 约 第 每月 每年 每日 每 当月 次月 上月 本月 按 为准 为 即
有限责任公司 股份有限公司 有限公司 公司 集团 分公司 人民法院 法院 中级 高级 基层
仲裁委员会 委员会 仲裁 银行 分行 支行 先生 女士 甲方 乙方 丙方 委托方 服务方 受托方 年 月
日 号 时 分 秒 天 周 个 元 圆 角 万 亿 千 百 整 正 份 人 名 次 件 条 单 户 席 页 岁 倍 级
期 省 市 区 县 镇 乡 路 街 室 楼 栋 座 点 拾 佰 仟 RMB CNY USD 联系 法定 开户 例如 比如 指定
详见 详情
"""

# Name a thing to be filled in; a bracket ending in one of these is a label.
_STRONG = """
日期 金额 数额 名称 姓名 全称 简称 地址 住址 住所地 住所 电话 手机号码 手机号 手机
联系方式 号码 编号 账号 账户 户名 开户银行 开户行 邮箱 电子邮件 代码 证号 天数 日数 月数
年数 人数 次数 小时数 数字 代表人 联系人 负责人 网址 传真 邮编 税号 起始年 起始月 起始日
终止年 终止月 终止日 开始日 结束日 公司名 法院名 机构名 date amount name address
"""

# Name a thing as well, but end values too (无固定期限, 固定单价): a label only in a pure phrase.
_WEAK = """
时间 期限 年限 比例 费率 税率 利率 费用 价格 单价 总价 价款 数量 地点 城市 币种 职务 部门
大写 小写 起始 终止 开始 结束 内容 说明 范围 型号 规格 版本 具体 相应 限额 上限 下限 周期
number period limit
"""

# May stand beside a label word in such a phrase, never alone: 【甲方】 is a value.
_BESIDE = """
甲方 乙方 丙方 双方 委托方 受托方 服务方 服务商 公司 单位 机构 合同 协议 平台 店铺 项目
产品 服务费 服务 法定 联系 代表 签约 签订 付款 收款 违约金 保证金 押金 预付款 货款 对方
完整 实际 元 万元 责任 赔偿 结算 考核 对账 其他 其它 渠道 最高 最低 的 和 与 及 或 of the
"""

_STARTS = re.compile(
    r"请?(?:填写|填入|填|输入|插入|注明|写明|选择|补充)|具体|此处|某某"
    r"|insert |enter |fill |e\.g\.|your |name of ",
    re.IGNORECASE,
)
# Content that tells the drafter what to do, or offers both sides of a choice nobody made.
_INSTRUCTS = re.compile(r"根据.{1,24}?(?:增加|设定|填写|补充|调整|确定)|[xX]{1,3}\s?%?")
_CHOICE = re.compile(r"(?:甲方[或/]乙方|乙方[或/]甲方|是[或/]否|有[或/]无|含[或/]不含)")
_OTHERS = re.compile(r"其[他它](?:渠道|平台|服务|事项|方式|内容|要求|情形|店铺|城市|指标)")
_EXAMPLE = re.compile(
    r"(?:例如|比如|如:|如：|e\.g\.|具体.{1,12}?[,、(]\s*(?:例|比)?如)", re.IGNORECASE
)


def _any(*groups: str) -> str:
    words = sorted({word for group in groups for word in group.split()}, key=len, reverse=True)
    return "|".join(map(re.escape, words))


_PUNCTUATION = r"[\s%‰‱¥$€.,:;/~、，：；。()\[\]【】〔〕{}<>《》“”\"'·+-]"
_SCAFFOLD = re.compile(f"{_any(_AROUND, _STRONG, _WEAK)}|{_PUNCTUATION}", re.IGNORECASE)
_ENDS = re.compile(rf"(?:{_any(_STRONG)})$", re.IGNORECASE)
_NAMES = re.compile(_any(_STRONG, _WEAK), re.IGNORECASE)
_PHRASE = re.compile(rf"{_any(_STRONG, _WEAK, _BESIDE)}|[\s/、]", re.IGNORECASE)
_LONGEST_LABEL = 16
# What a form prints where somebody is to sign or seal; 公章 without brackets is what stands there.
_SIGNS = "加盖|盖|单位|合同|专用章|公章|印章|盖章|签章|签字|签名|签署|章|或者?|及|和|并|[、/]"
_SIGNER = "(?:甲方|乙方|丙方|双方|委托方|受托方|服务方)?"
_SIGN_HERE = re.compile(
    rf"(?=.*[章签])(?:\((?:此处|请)?{_SIGNER}(?:{_SIGNS})++[处栏]?:?\):?"
    rf"|(?:{_SIGNS})++(?:[处栏]:?|:))"
)


def without_scaffold(text: str) -> str:
    """Return what is left of `text` without units, labels, punctuation: the value, if any."""
    return _SCAFFOLD.sub("", text)


def is_sign_here(plain: str) -> bool:
    """Return whether a folded text only says where to sign or seal: `(盖章)`, `盖章处`, `签字:`."""
    return _SIGN_HERE.fullmatch(plain.replace(" ", "")) is not None


def is_label(content: str) -> bool:
    """Return whether the content of a bracket names what should stand there: 具体日期, 大写金额.

    Content with digits is a value, unless it is announced as an example (例如：30日).
    """
    if _EXAMPLE.match(content) or _CHOICE.fullmatch(content) or _OTHERS.fullmatch(content):
        return True
    if re.search(r"[0-9]", content):
        return False
    if _INSTRUCTS.match(content) and len(content) <= 2 * _LONGEST_LABEL:
        return True
    if len(content) > _LONGEST_LABEL:
        return False
    if _STARTS.match(content) or _ENDS.search(content):
        return True
    return bool(_NAMES.search(content)) and not _PHRASE.sub("", content)
