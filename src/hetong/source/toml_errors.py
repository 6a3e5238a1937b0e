"""What to say about TOML that cannot be read: the mistake in plain words and what to write."""

from __future__ import annotations

from hetong.errors import Words
from hetong.source.refusals import Said, shorten

NO_KEY: Said = (
    Words(zh="这里应该是一个键", en="a key is expected here"),
    Words(zh='请写成 键 = "值"', en='Write key = "value"'),
)
MORE_ON_LINE: Said = (
    Words(zh="值后面还有内容", en="something follows the value on this line"),
    Words(
        zh="每行只写一个 键 = 值；文字要整个放进半角双引号",
        en="Write one key = value to a line; put the whole text in double quotes",
    ),
)
NO_VALUE: Said = (
    Words(zh="等号后面缺少值", en="the value is missing"),
    Words(
        zh='没有填写时写 "____"，合同没有这一条时写 "none"',
        en='Write "____" for a slot nobody filled, "none" where there is no such clause',
    ),
)
QUOTE_OPEN: Said = (
    Words(zh="这里开始的引号没有结束", en="the quotation mark opened here is never closed"),
    Words(
        zh="请补上另一个引号；多行文字用三个引号",
        en="Add the closing one; use three quotation marks for several lines",
    ),
)
REDEFINED: Said = (
    Words(zh="这个键或表和前面的冲突", en="this key or table conflicts with an earlier one"),
    Words(zh="请把同一个表的内容写在一处", en="Write the contents of one table in one place"),
)
BAD_DATE: Said = (
    Words(zh="没有这个日期或时间", en="there is no such date or time"),
    Words(zh="请核对年月日", en="Check year, month and day"),
)


def bare_key(text: str) -> Said:
    """Return what to say of a key that needs quotes, or that was written the YAML way."""
    shown = shorten(text)
    name = shorten(text.split(":")[0].split("：")[0])
    if ":" in text or "：" in text:
        return (
            Words(zh="TOML 里键和值之间用等号", en="TOML puts = between key and value"),
            Words(
                zh=f"请写成 {_quoted(name)} = 值",
                en=f"Write {_quoted(name)} = value",
            ),
        )
    return (
        Words(
            zh=f"TOML 里不加引号的键只能用英文字母、数字、_ 和 -：{shown}",
            en=f"without quotes a TOML key takes only a-z, 0-9, _ and -: {shown}",
        ),
        Words(zh=f"请给键加上双引号：{_quoted(name)}", en=f"Put it in quotes: {_quoted(name)}"),
    )


def _quoted(name: str) -> str:
    return name if name.isascii() else f'"{name}"'


def no_equals(character: str) -> Said:
    """Return what to say when `character` stands where = should."""
    if character == "＝":
        return (
            Words(zh="这里用了全角等号“＝”", en="this is the full-width equals sign '＝'"),
            Words(zh="请改成半角等号 =", en="Write ="),
        )
    return (
        Words(zh="键后面应该是等号 =", en="= is expected behind the key"),
        Words(
            zh='请写成 键 = "值"；带空格的键要加引号',
            en='Write key = "value"; put keys with spaces in quotes',
        ),
    )


def header_open(closing: str) -> Said:
    """Return what to say of a table header that lacks `closing`."""
    return (
        Words(zh=f"表头没有用 {closing} 结束", en=f"the table header is not closed with {closing}"),
        Words(zh=f"请补上 {closing}", en=f"Add {closing}"),
    )


def bracket_open(bracket: str) -> Said:
    """Return what to say of a bracket that the file never closes with `bracket`."""
    return (
        Words(zh="这里开始的括号没有结束", en="the bracket opened here is never closed"),
        Words(zh=f"请补上 {bracket}", en=f"Add {bracket}"),
    )


def bad_token(token: str) -> Said:
    """Return what to say of an unquoted value that is neither number, boolean nor date."""
    shown = shorten(token)
    if token.lstrip("+-") in ("inf", "nan"):
        return (
            Words(zh=f"{shown} 不是数", en=f"{shown} is not a number"),
            Words(zh='请写出真实的数，没有就写 "none"', en='Write the number, or "none"'),
        )
    if token[0] in "+-.0123456789":
        return (
            Words(zh=f"数或日期写得不对：{shown}", en=f"neither a number nor a date: {shown}"),
            Words(
                zh="数不能以 0 开头；账号、编号和带单位的值要加双引号",
                en="No leading 0; put account numbers and values with units in double quotes",
            ),
        )
    return (
        Words(zh=f"文字没有加半角双引号：{shown}", en=f"text without double quotes: {shown}"),
        Words(
            zh='请写成 键 = "值"；真假值写 true 或 false',
            en='Write key = "value"; write true and false in lower case',
        ),
    )


def other(problem: str) -> Said:
    """Return what to say of a `problem` that only tomllib sees."""
    if problem.startswith(("Cannot", "Duplicate", "Can't")):
        return REDEFINED
    if "date" in problem:
        return BAD_DATE
    told = shorten(problem, 100)
    return (
        Words(zh=f"TOML 格式不对（{told}）", en=f"this is not valid TOML ({told})"),
        Words(zh="请检查这一行的引号、括号和逗号", en="Check quotes, brackets and commas here"),
    )
