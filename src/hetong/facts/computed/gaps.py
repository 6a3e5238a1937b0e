"""What follows from leaving a key blank, told by what the key settles: price, date, name, place."""

from __future__ import annotations

from hetong.contract.kinds import Kind
from hetong.errors import Words
from hetong.facts.cells import given
from hetong.facts.model import Cell, Row
from hetong.facts.registry import item_fact
from hetong.facts.sheet import Sheet

_NOBODY = Words(
    "合同约束的是哪一家说不清，发函、开票和起诉都写不准对方是谁",
    "whom the contract binds is unclear, and a letter, an invoice or a claim has no one to name",
)
_UNREACHED = Words(
    "催款、异议和解除的通知送到哪里没有依据，送到没有也要另行证明",
    "demands, objections and notices have no agreed destination, and arrival must be proved",
)
_UNCALLED = Words(
    "催款、异议和解除的通知少了一种送达的办法，对方说没有收到时要另行证明",
    "demands, objections and notices lose one way to arrive, and a denied receipt must be proved",
)
_UNIDENTIFIED = Words(
    "名称相近的主体分不开，查登记、开发票和立案都要另找依据",
    "bodies of similar name cannot be told apart for the register, an invoice or a claim",
)
_UNAUTHORISED = Words(
    "谁有权代表这一方看不出来，签字的人越了权，合同约束不约束它要另行证明",
    "who may act for this side cannot be seen, and whether an unauthorised signature binds it must "
    "be proved",
)
_FILED = Words(
    "往来的函件、发票和变更单对不上是哪一份合同",
    "letters, invoices and change orders cannot be matched with this contract",
)
_SERVED = Words(
    "哪些渠道、平台和店铺在内没有定，多开一个要不要接、加不加钱都可以争",
    "which channels, platforms and shops are meant is open, and so is whether one more is included",
)
_HOURS = Words(
    "几点到几点要有人没有定，响应时间和加班也就没有起算的地方",
    "the hours to be manned are open, and with them response times and overtime",
)
_SYSTEM = Words(
    "系统由谁出、归谁没有定，坏了谁修、停了谁付钱、合作结束归谁都可以争",
    "who supplies and owns the system is open: who repairs it, pays for it and keeps it afterwards",
)
_WORDS = Words(
    "这个词在合同里指什么没有定，用到它的每一条都可以两样读",
    "the meaning of the word is open, and every term that uses it can be read two ways",
)
_SERVICE = Words(
    "服务做到哪里为止没有边界，多做的算不算钱、少做的算不算违约都可以争",
    "the service has no edge: whether more is paid and less a breach can be argued both ways",
)
_STAFF = Words(
    "要配多少人、配什么样的人没有依据，人手不够也说不上违约",
    "how many people of what skill are owed is open, and too few of them is no breach",
)
_LEVEL = Words(
    "做到什么程度算合格没有数字可比，考核、扣款和奖励都落不了地",
    "there is no figure to hold the service to, and review, deduction and bonus have no footing",
)
_PRICE = Words(
    "价钱没有定；谈不拢时只能去证明订约时履行地的市场价格，账单对不对也没有数可比",
    "the price is open; failing agreement the market price where and when the contract was made "
    "has to be proved, and no bill can be checked",
)
_TAX = Words(
    "税按多少算、包没包在价钱里没有定，开票和实付的金额都会有两个答案",
    "at what rate tax is due and whether the price includes it is open, and so are the sums to be "
    "invoiced and paid",
)
_IN_WORDS = Words(
    "金额没有大写作对照，小写被改动或者写错时没有第二个数可以核对",
    "no second figure stands against the numerals if they are altered or wrong",
)
_BONUS = Words(
    "奖金和扣减按哪个数算没有定，每次结算都要重新谈",
    "the figure that bonus and deduction follow is open, and every settlement is a negotiation",
)
_PAYDAY = Words(
    "哪一天该付没有定，付款的一方可以拖，收款的一方要先催、留出时间，逾期从哪天起算说不清",
    "no day is due: the payer may wait, the payee must first demand and allow time, and lateness "
    "has no first day",
)
_ACCOUNT = Words(
    "款付到哪个账户没有写死，一封冒名的改账户通知就可能把钱骗走，付错了算谁的也没有依据",
    "the account is not fixed: a forged notice may divert the money, and at whose loss is open",
)
_INVOICE = Words(
    "开什么票、几时开没有依据，进项抵扣和付款的先后都会卡住",
    "which invoice is owed and when is open, which holds up both deduction of tax and payment",
)
_DEPOSIT = Words(
    "押多少、几时退没有依据，要回来要另行主张",
    "how much is held and when it comes back is open, and recovering it takes a claim of its own",
)
_TERM = Words(
    "合同从哪天管到哪天没有定，服务、付款和续展的期限都没有起点",
    "the first and last day are open, and periods for service, payment and renewal have no start",
)
_RENEWAL = Words(
    "到期以后续没续、续多久、几时可以说不，只能看双方后来怎么做去推",
    "whether, for how long and until when it renews must be inferred from what the parties do",
)
_EXIT = Words(
    "要结束合同时，提前多久说、给多少天改正没有依据，通知发出去哪天生效也可以争",
    "how long ahead to speak and how long to cure is open, and so is the day a notice takes effect",
)
_PENALTY = Words(
    "违约了赔多少没有约定，守约的一方只能逐项证明自己的损失",
    "no sum is agreed for the breach, and the other side must prove its loss item by item",
)
_CAP = Words(
    "责任到多少为止没有数字，写了上限等于没有上限",
    "liability ends at no figure, and the cap is none",
)
_SECRECY = Words(
    "保密管哪些内容、管到哪一天没有定，合同终止以后还受不受约束各说各的",
    "what is secret and until when is open, and after the end each side has its own view",
)
_DATA = Words(
    "客户资料怎样用、留多久、几时删没有依据，出了事双方都可能被追问",
    "how customer data is used, kept and deleted is open, and both may be called to account",
)
_WORKS = Words(
    "做出来的内容归谁、能用到什么程度没有写，合作结束后谁都可能不许对方再用",
    "who owns the works and how far they may be used is open; later either may forbid it",
)
_PLACE = Words(
    "地点要靠法律推定，管辖的法院也跟着变",
    "the place is left to presumptions of law, and the court with jurisdiction follows it",
)
_FORUM = Words(
    "争议去哪里解决没有说定，先要为管辖打一场官司",
    "where disputes go is not settled, and the first case is about jurisdiction",
)
_SIGNATURE = Words(
    "这一方有没有签、谁签的、哪天签的看不出来，合同成立与否要靠履行情况去证明",
    "whether, by whom and when this side signed cannot be seen; that the contract was made must be "
    "proved from performance",
)
_SIGNED_ON = Words(
    "合同从哪天成立看不出来，从签订之日起算的期限没有起点",
    "the day the contract was made cannot be seen, and periods that run from it have no start",
)
_ANNEX = Words(
    "正文提到的附件对不上是哪一份，哪些内容算合同的一部分可以争",
    "which paper is the annex cannot be told, and what belongs to the contract can be argued",
)
_OTHER = Words(
    "双方手里的文本可能各填各的；先要谈补充协议，谈不成再按合同有关条款或者交易习惯去推",
    "each side may fill in its own copy; it is then for a later agreement, and failing that to be "
    "inferred from the rest of the contract or from usage",
)


def _of_parties(*keys: str) -> tuple[str, ...]:
    return tuple(f"{who}.{key}" for who in ("party_a", "party_b", "parties[]") for key in keys)


# Beginnings of schema paths, of which the first that fits counts. On price, place and time: Civil
# Code 511; on agreed damages 585; on notice 565; on signing 490. The rest is drafters' practice.
_BY_PATH: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("party_a.name", "party_b.name", "parties[].name"), _NOBODY),
    (_of_parties("address"), _UNREACHED),
    (_of_parties("phone", "email", "contact_person"), _UNCALLED),
    (("notices",), _UNREACHED),
    (_of_parties("uscc", "id_number", "entity_type", "parent"), _UNIDENTIFIED),
    (_of_parties("legal_rep", "authorized_rep"), _UNAUTHORISED),
    (("number", "title", "amends", "tender"), _FILED),
    (("scope.channels", "scope.platforms", "scope.shops"), _SERVED),
    (("service_hours",), _HOURS),
    (("systems", "scope.systems_supplied_by"), _SYSTEM),
    (("definitions",), _WORDS),
    (("scope", "obligations", "returns"), _SERVICE),
    (("staffing", "training"), _STAFF),
    (("sla", "quality", "review", "complaints", "acceptance", "reporting"), _LEVEL),
    (("fees.bonus_tiers", "fees.floating_fee"), _BONUS),
    (("fees.instalments[].due",), _PAYDAY),
    (("fees.tax_rate", "fees.tax_included", "fees.tax_amount"), _TAX),
    (("fees.monthly_fee_words", "fees.total_amount_words"), _IN_WORDS),
    (("fees",), _PRICE),
    (("payment.account",), _ACCOUNT),
    (("payment", "payments"), _PAYDAY),
    (("invoice",), _INVOICE),
    (("deposit",), _DEPOSIT),
    (("term", "effective"), _TERM),
    (("renewal",), _RENEWAL),
    (("termination", "third_party.exit_notice_days"), _EXIT),
    (("liability.caps", "third_party.liability_cap"), _CAP),
    (("liability.penalties", "liability.damages", "nonsolicit.penalty"), _PENALTY),
    (("confidentiality",), _SECRECY),
    (("data", "security"), _DATA),
    (("ip",), _WORKS),
    (("signing_place", "performance_place"), _PLACE),
    (("dispute",), _FORUM),
    (("signing_date", "signature_blocks[].date"), _SIGNED_ON),
    (("signature_blocks", "esign"), _SIGNATURE),
    (("annexes",), _ANNEX),
)


@item_fact("blanks", "follows", Kind.TEXT, "留空的后果", "what follows from the blank")
def follows(sheet: Sheet, row: Row) -> Cell:
    """Return what a blank leads to, as a clause that goes on from "signed like this,"."""
    key = row.cells["key"]
    return given(follows_from(str(key.value)), key)


def follows_from(path: str) -> Words:
    """Return what leaving the key at a schema path blank leads to."""
    for beginnings, words in _BY_PATH:
        if any(_within(path, beginning) for beginning in beginnings):
            return words
    return _OTHER


def _within(path: str, beginning: str) -> bool:
    return path == beginning or path.startswith((f"{beginning}.", f"{beginning}["))
