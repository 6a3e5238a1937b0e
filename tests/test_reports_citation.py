"""Articles as lawyers cite them, from every way a rule file writes them."""

from __future__ import annotations

import pytest

from hetong.findings import Authority
from hetong.reports.citation import article, book, citations


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("510", "第510条", "art. 510"),
        ("9(2)", "第9条第2款", "art. 9 para. 2"),
        ("506[1]", "第506条第1项", "art. 506 item 1"),
        ("9(2)[1]", "第9条第2款第1项", "art. 9 para. 2 item 1"),
        ("543-544", "第543至544条", "arts. 543–544"),
        ("510、563", "第510、563条", "arts. 510, 563"),
        ("510, 563", "第510、563条", "arts. 510, 563"),
        ("120之一", "第120条之一", "art. 120-1"),
        ("第510条", "第510条", "art. 510"),
        ("第142条第1款", "第142条第1款", "art. 142 para. 1"),
        ("第511条第4项", "第511条第4项", "art. 511 item 4"),
        ("第8条第(七)项", "第8条第(七)项", "art. 8 item 7"),
        ("第9条第2款第3项", "第9条第2款第3项", "art. 9 para. 2 item 3"),
        ("第5至6、10条", "第5至6、10条", "arts. 5–6, 10"),
        ("第120条之一", "第120条之一", "art. 120-1"),
        ("附则", "附则", "附则"),
        ("第10条（旧第9条）", "第10条（旧第9条）", "第10条（旧第9条）"),
    ],
)
def test_article(written: str, zh: str, en: str) -> None:
    assert article(written, "zh") == zh
    assert article(written, "en") == en


def test_articles_of_one_law_stand_together() -> None:
    basis = [
        Authority(law="a", title="民法典", article="510"),
        Authority(law="b", title="电子签名法"),
        Authority(law="a", title="民法典", article="第142条第1款"),
    ]
    assert citations(basis, "zh") == "《民法典》第510条、第142条第1款、《电子签名法》"
    assert citations(basis, "en") == "民法典, art. 510, art. 142 para. 1; 电子签名法"


def test_a_title_within_a_title_takes_single_marks() -> None:
    assert book("关于适用《民法典》的解释") == "《关于适用〈民法典〉的解释》"
