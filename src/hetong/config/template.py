"""A starting `hetong.toml`: every key with a remark, commented out, so that nothing changes yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hetong.errors import Lang, Words
from hetong.law.values import Values
from hetong.positions import TOPICS, Topic

_HEAD = Words(
    """\
# hetong 的配置：放在合同所在的文件夹或它的任何上级文件夹里，离合同最近的一个有效。
# 找到带 .git 的文件夹为止。pyproject.toml 里的 [tool.hetong] 也可以，同一文件夹里 hetong.toml
# 优先。以 # 紧接着写的行是设置，去掉 # 就生效；其余是说明。命令行上写的选项优先于这里。
""",
    """\
# The config of hetong: put it into the folder of the contracts or any folder above; the nearest
# one holds. The search ends at a folder with .git. [tool.hetong] in a pyproject.toml does as well;
# hetong.toml goes first. Lines with # right before a word are settings: take the # away to set
# them. The rest is remarks. Options on the command line win.
""",
)
_KEYS: tuple[tuple[str, Words], ...] = (
    (
        'extends = "../house.toml"',
        Words(
            "先取这个文件（或列表里的几个）的设置，再用本文件的盖上去；路径从本文件所在的文件夹算起",
            "take the settings of this file (or a list of them) first and lay these over them; "
            "paths count from the folder of this file",
        ),
    ),
    (
        'rules = ["rules"]',
        Words("自己的规则文件夹，见 rules/README.md", "folders of your own rules"),
    ),
    (
        'exclude = ["归档/**", "*.bak.yaml"]',
        Words(
            "查文件夹时不看的文件；* 不跨文件夹，** 跨，没有 / 的名字在任何一层都算",
            "files left out when folders are searched; * stays within a folder, ** does not, "
            "a name without / counts on every level",
        ),
    ),
    ('lang = "zh"', Words("输出的语言：zh、en", "language of the output: zh, en")),
    ('side = "a"', Words("站在哪一方：a、b、neutral", "whose side: a, b, neutral")),
    ('phase = "review"', Words("阶段：draft、review、signing", "stage: draft, review, signing")),
    (
        'fail_on = "error"',
        Words(
            "有这一级或更重的问题就不通过：error、warning、info、never",
            "findings of this severity or graver fail: error, warning, info, never",
        ),
    ),
    (
        "min_coverage = 0.5",
        Words("至少要能判断的规则比例", "least share of rules that must be decided"),
    ),
    (
        'select = ["legality", "CST-01"]',
        Words(
            "只查这些：编号、编号开头、名称或类别（--select 取代它）",
            "only these: ids, beginnings of ids, names, categories (--select takes its place)",
        ),
    ),
    (
        'ignore = ["FAI-007"]',
        Words(
            "不查这些，与 extends 和 [[paths]] 里的合在一起",
            "not these; those of extends and [[paths]] add up",
        ),
    ),
)
_SEVERITY = Words(
    "一条规则的程度：error、warning、info，或者 off（不查）。以这里为准，不再随立场升降；"
    "报告会注明。",
    "The severity of a rule: error, warning, info, or off. It is final, whatever the side; "
    "reports say so.",
)
_VALUES = Words(
    "产品自定的数值，写的是现在的值。法律规定的数值不能改。",
    "Numbers the product chose, with what they are now. Numbers the law sets cannot be changed.",
)
_POSITIONS = Words(
    """\
# 本方的立场。数值：preferred、acceptable 用 <= 或 >=（可以两个一起，用逗号隔开），refuse 用 >
# 或 <；写的数本身总是还在界限之内。词：写一个或者几个。不接受的是错误，超出可以接受的是警告，
# 只是不如首选的是提示；required = true 要求合同必须写明。同名的立场整条取代 extends 里的。""",
    """\
# The positions of the house. Figures: preferred and acceptable take <= or >= (both, with a comma
# between), refuse takes > or <; the figure itself is always still within. Words: one or several.
# What is refused is an error, what is beyond acceptable a warning, what is merely not preferred
# advice; required = true asks for the point to be stated. A position replaces that of extends.""",
)
_PATHS = Words(
    "只对一部分文件有效的设置，路径从本文件所在的文件夹算起；写在后面的优先。",
    "Settings for some of the files, counted from the folder of this file; later ones win.",
)
_OF_WORDS = Words("（可写 {words}）", " (of {words})")
_IN_FULL = {
    "late_rate": 'preferred = "<= 万分之三", acceptable = "<= 万分之五", refuse = "> 千分之一"',
    "liability_cap": 'preferred = ">= 100%", refuse = "< 30%", required = true',
    "forum": 'preferred = ["client"], acceptable = ["defendant"], refuse = ["provider"]',
}


def config_template(values: Values, lang: Lang) -> str:
    """Return the file `hetong init config` writes; it reads as a config that changes nothing."""
    return "\n".join([_HEAD.in_(lang), *_lines(values, lang)]) + "\n"


def _lines(values: Values, lang: Lang) -> Iterator[str]:
    for line, remark in _KEYS:
        yield f"# {remark.in_(lang)}"
        yield f"#{line}"
    yield from ("", f"# {_SEVERITY.in_(lang)}", "#[severity]", '#CST-012 = "warning"')
    yield '#FAI-018 = "off"'
    yield from ("", f"# {_VALUES.in_(lang)}", "#[values]")
    for name in values.names:
        file = values.get(name)
        if file.product_choice and file.rows:
            yield f"# {file.title.in_(lang)}"
            yield f'#{name} = "{_written(values, name)}"'
    yield from ("", _POSITIONS.in_(lang), "#[positions]")
    for topic in TOPICS.values():
        yield f"# {_topic(topic, lang)}"
        yield f"#{topic.name} = {{{_example(topic)}}}"
    yield from ("", f"# {_PATHS.in_(lang)}", "#[[paths]]", '#match = "草稿/**"')
    yield from ('#phase = "draft"', '#fail_on = "never"')


def _topic(topic: Topic, lang: Lang) -> str:
    title = topic.title.in_(lang)
    if not topic.words:
        return title
    words = ("、" if lang == "zh" else ", ").join(topic.words)
    return f"{title}{_OF_WORDS.in_(lang).format(words=words)}"


def _example(topic: Topic) -> str:
    if topic.name in _IN_FULL:
        return _IN_FULL[topic.name]
    if topic.ordered:
        return f'acceptable = "{topic.example}"'
    return f'preferred = ["{topic.example}"]'


def _written(values: Values, name: str) -> str:
    """Return the value of a product choice as a config writes it."""
    value = values.on(name, date.max).value
    show = getattr(value, "show", None)
    return str(show("zh")) if show else str(value)
