"""What to say about YAML that cannot be read: the mistake in plain words and what to write."""

from __future__ import annotations

from collections.abc import Mapping

from hetong.errors import Words
from hetong.source.refusals import UNKNOWN_ESCAPE, Said

QUOTE_VALUE = Words(
    zh='请给整个值加上引号，例如 name: "…"', en='Put the whole value in quotes, as in name: "…"'
)
TAB: Said = (
    Words(zh="缩进用了制表符（Tab）", en="the line is indented with a tab"),
    Words(zh="请改用空格缩进", en="Indent with spaces"),
)
PROBLEMS: Mapping[str, Said] = {
    "found character that cannot start any token": (
        Words(zh="值不能以这个字符开头", en="a value cannot begin with this character"),
        QUOTE_VALUE,
    ),
    "found unexpected end of stream": (
        Words(zh="这里开始的引号没有结束", en="the quotation mark opened here is never closed"),
        Words(zh="请补上另一个引号", en="Add the closing quotation mark"),
    ),
    "found unexpected document indicator": (
        Words(
            zh="这里开始的引号到“---”或“...”还没有结束",
            en="the quotation mark opened here is still open at --- or ...",
        ),
        Words(zh="请补上另一个引号", en="Add the closing quotation mark"),
    ),
    "directive": (
        Words(
            zh="以 % 开头的行会被 YAML 当成指令",
            en="YAML takes a line that begins with % for a directive",
        ),
        Words(zh="请删掉这一行，或者给整个值加上引号", en="Delete the line or quote the value"),
    ),
    "mapping keys are not allowed": (
        Words(zh="问号不能写在这里", en="a question mark cannot stand here"),
        QUOTE_VALUE,
    ),
    "did not find expected ',' or ']'": (
        Words(zh="这里开始的方括号没有写完", en="the square bracket opened here is not finished"),
        Words(
            zh="请用 ] 结束，各项之间用英文逗号；如果方括号是文字，请给整个值加上引号",
            en="Close it with ] and separate items by commas; quote the value if [ is text",
        ),
    ),
    "did not find expected ',' or '}'": (
        Words(zh="这里开始的花括号没有写完", en="the curly bracket opened here is not finished"),
        Words(
            zh="请用 } 结束，各项之间用英文逗号；如果花括号是文字，请给整个值加上引号",
            en="Close it with } and separate items by commas; quote the value if { is text",
        ),
    ),
    "mapping values are not allowed": (
        Words(
            zh="这里不该出现“: ”，值里的冒号或者这一行的缩进不对",
            en="': ' is not allowed here: a colon inside a value, or wrong indentation",
        ),
        QUOTE_VALUE,
    ),
    "could not find expected ':'": (
        Words(zh="这一行少了冒号", en="this line has no colon"),
        Words(
            zh="请写成 键: 值，冒号用半角，后面空一格",
            en="Write key: value, with a plain colon and a space behind it",
        ),
    ),
    "did not find expected key": (
        Words(
            zh="缩进和上面的键没有对齐，或者引号后面还有别的字",
            en="not aligned with the keys above, or text follows a closing quotation mark",
        ),
        Words(
            zh="同一层的键请从同一列开始；值里有引号时给整个值加上引号",
            en="Begin keys of one level in the same column; quote the whole value if it has quotes",
        ),
    ),
    "did not find expected '-' indicator": (
        Words(
            zh="列表里有一行没有以“- ”开头，或者缩进没有对齐",
            en="a line of this list does not begin with '- ', or is not aligned",
        ),
        Words(
            zh="列表的每一项都从同一列的“- ”开始",
            en="Begin every item of the list with '- ' in the same column",
        ),
    ),
    "block sequence entries are not allowed": (
        Words(zh="列表不能和键写在同一行", en="a list cannot begin on the line of its key"),
        Words(
            zh="请换一行再写“- ”；如果减号是文字，请给整个值加上引号",
            en="Begin '- ' on the next line; quote the value if the dash is text",
        ),
    ),
    "did not find expected comment or line break": (
        Words(
            zh="“|”和“>”表示下面几行是文字，后面不能再写内容",
            en="'|' and '>' announce a text on the lines below; nothing may follow them",
        ),
        QUOTE_VALUE,
    ),
    "did not find expected node content": (
        Words(zh="这里应该有一个值", en="a value is expected here"),
        QUOTE_VALUE,
    ),
    "found unknown escape character": UNKNOWN_ESCAPE,
    "did not find expected alphabetic or numeric character": (
        Words(
            zh="值以 & 或 * 开头，YAML 会当成引用",
            en="the value begins with & or *, which YAML takes for a reference",
        ),
        QUOTE_VALUE,
    ),
    "did not find expected <document start>": (
        Words(
            zh="合同到“...”已经结束，后面还有内容",
            en="the record ended at '...', but something follows",
        ),
        Words(zh="请删掉“...”这一行", en="Delete the line '...'"),
    ),
    "violates indentation": TAB,
}
"""What to say, by a part of libyaml's own complaint; the first that is found counts."""

WIDE_COLON: Said = (
    Words(zh="键后面用了全角冒号“：”", en="the key is followed by the full-width colon '：'"),
    Words(
        zh="请改成半角冒号，后面空一格，例如 name: 值",
        en="Write a plain colon and a space, as in name: value",
    ),
)
NO_SPACE: Said = (
    Words(zh="冒号后面没有空格", en="there is no space behind the colon"),
    Words(zh="请在冒号后面空一格，例如 name: 值", en="Put a space there, as in name: value"),
)
TWO_COLONS: Said = (
    Words(zh="值里面又有一个冒号加空格", en="the value contains another colon with a space"),
    QUOTE_VALUE,
)
