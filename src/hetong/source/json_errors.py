"""What to say about JSON that cannot be read: the mistake in plain words and what to write."""

from __future__ import annotations

from hetong.errors import Words
from hetong.source.refusals import Said, shorten

MORE: Said = (
    Words(zh="合同到这里已经结束，后面还有内容", en="the record ended, but text follows"),
    Words(zh="请删掉多余的内容", en="Delete what follows"),
)
LONE_VALUE: Said = (
    Words(zh="文件里只有一个值，没有键", en="the file is one value without keys"),
    Words(zh='请写成 {"键": 值}', en='Write {"key": value}'),
)
NO_COLON: Said = (
    Words(zh="键后面应该是半角冒号 :", en="a colon : is expected behind the key"),
    Words(zh='请写成 "键": 值', en='Write "key": value'),
)
LAST_COMMA: Said = (
    Words(zh="最后一项后面多了逗号", en="there is a comma behind the last item"),
    Words(zh="请删掉这个逗号", en="Delete the comma"),
)
LONE_SURROGATE: Said = (
    Words(
        zh="这段文字里有半个字符（\\ud800 到 \\udfff 单独出现）",
        en="half a character (\\ud800 to \\udfff alone)",
    ),
    Words(zh="请直接写出这个字", en="Write the character itself"),
)


def bracket_open(bracket: str, line: int) -> Said:
    """Return what to say when the file ends before `bracket` closes the one of `line`."""
    return (
        Words(
            zh=f"文件到头了，第 {line} 行的括号还没有结束",
            en=f"the file ends, but the bracket of line {line} is still open",
        ),
        Words(zh=f"请补上 {bracket}", en=f"Add {bracket}"),
    )


def key_words(character: str) -> Said:
    """Return what to say when `character` ("" at the end) stands where a key should."""
    if not character:
        return (
            Words(zh="文件到头了，括号还没有结束", en="the file ends inside a bracket"),
            Words(zh="请补上 }", en="Add }"),
        )
    return (
        Words(zh="这里应该是带双引号的键", en="a key in double quotes is expected here"),
        Words(
            zh='请写成 "键": 值，用半角双引号，不写注释',
            en='Write "key": value with plain double quotes and without comments',
        ),
    )


def value_words(character: str) -> Said:
    """Return what to say when `character` ("" at the end) stands where a value should."""
    if not character:
        return (
            Words(zh="文件到头了，这里还缺一个值", en="the file ends where a value is expected"),
            Words(zh="请补上缺少的内容和括号", en="Add the missing value and brackets"),
        )
    return (
        Words(zh=f"值不能以“{character}”开头", en=f"a value cannot begin with '{character}'"),
        Words(
            zh="文字要加半角双引号；标点要用半角；JSON 里不能写注释",
            en="Put text in plain double quotes; JSON has no comments",
        ),
    )


def word_words(word: str) -> Said:
    """Return what to say of an unquoted `word` that is neither number, boolean nor null."""
    shown = shorten(word)
    if word.lstrip("-+").lower() in ("nan", "infinity", "inf"):
        return (
            Words(zh=f"{shown} 不是数", en=f"{shown} is not a number"),
            Words(zh="请写出真实的数，没有就写 null", en="Write the number, or null for none"),
        )
    if word[0] in "-+.0123456789":
        return (
            Words(zh=f"数写得不对：{shown}", en=f"this is not a JSON number: {shown}"),
            Words(
                zh="数不能以 0 或 + 开头；账号、编号和带单位的值要加双引号",
                en="No leading 0 or +; put account numbers and values with units in double quotes",
            ),
        )
    return (
        Words(zh=f"文字没有加双引号：{shown}", en=f"text without double quotes: {shown}"),
        Words(
            zh="请加上半角双引号；真假值写 true 或 false，空值写 null",
            en="Put it in double quotes; write true, false or null in lower case",
        ),
    )


def string_words(problem: str) -> Said:
    """Return what to say of a `problem` the standard decoder has with a string."""
    if problem.startswith("Unterminated"):
        return (
            Words(zh="这里开始的双引号没有结束", en="the double quote opened here is never closed"),
            Words(zh="请补上另一个双引号", en="Add the closing double quote"),
        )
    if problem.startswith("Invalid control"):
        return (
            Words(zh="双引号里不能换行或用制表符", en="no line break or tab inside double quotes"),
            Words(
                zh="换行写成 \\n，制表符写成 \\t", en="Write \\n for a line break, \\t for a tab"
            ),
        )
    return (
        Words(zh="反斜杠 \\ 后面的字符不认识", en="unknown character after the backslash \\"),
        Words(zh="反斜杠本身写成 \\\\", en="Write \\\\ for a backslash"),
    )
