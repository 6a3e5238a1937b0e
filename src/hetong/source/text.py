"""A path becomes bytes, bytes become text, and offsets in that text become places.

Everything a user can get wrong before the format matters is refused here.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from pathlib import Path

from hetong.errors import InputError, Place, Words

MAX_BYTES = 8 * 1024 * 1024
"""Largest file that is read; a product choice, some hundred times a long contract."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|\n|\r")

_SAVE_AS_UTF8 = Words(
    zh="请用编辑器把文件另存为 UTF-8 编码，再检查一次",
    en="Save the file as UTF-8 in your editor and check it again",
)


def read_file(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of the file at `path`.

    Raises InputError, naming the path as it was written, when there is no such file, when it is a
    folder, may not be read, cannot be opened for another reason, or is larger than MAX_BYTES.
    """
    name = os.fspath(path)
    try:
        with Path(name).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            Words(zh="找不到这个文件", en="no such file"),
            advice=Words(
                zh="请核对文件名和所在文件夹", en="Check the file name and the folder it is in"
            ),
            file=name,
        ) from None
    except IsADirectoryError:
        raise InputError(
            Words(zh="这是文件夹，不是文件", en="this is a folder, not a file"),
            advice=Words(zh="请写出文件夹里的某个文件", en="Name a file inside the folder"),
            file=name,
        ) from None
    except PermissionError:
        raise InputError(
            Words(zh="没有读取这个文件的权限", en="no permission to read this file"),
            advice=Words(zh="请修改文件权限，或者换一个用户", en="Change the file's permissions"),
            file=name,
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            Words(zh=f"读不了这个文件（{reason}）", en=f"the file cannot be read ({reason})"),
            advice=Words(zh="请核对路径和磁盘", en="Check the path and the disk"),
            file=name,
        ) from None
    _refuse_large(data, name)
    return data


def decode(data: bytes, name: str) -> str:
    """Return `data` as text: UTF-8, a byte order mark at the front is dropped.

    Raises InputError naming the line when the bytes are not UTF-8, when the text holds a control
    character other than tab and line ends, and when there is nothing in it or too much.
    """
    _refuse_large(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, name) from None
    found = _FORBIDDEN.search(text)
    if found:
        raise _control_character(text, found.start(), name)
    if not text.strip():
        raise empty(name)
    return text


def empty(name: str) -> InputError:
    """Return the error for a file in which nothing is written."""
    return InputError(
        Words(zh="文件里没有内容", en="the file holds nothing"),
        advice=Words(
            zh="用 hetong init 生成一份可以填写的记录",
            en="Let hetong init write a record to fill in",
        ),
        file=name,
        line=1,
        column=1,
    )


class Positions:
    """Turns offsets in one decoded text into places; a line ends at LF, CR LF or CR."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset`, both counted from 1 in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """Return the place from `start` up to, not including, `end`."""
        line, column = self.at(start)
        end_line, end_column = self.at(end)
        return Place(self.name, line, column, end_line, end_column, start, end)

    def start_of(self, number: int) -> int:
        """Return the offset at which line `number` (from 1, must exist) begins."""
        return self._starts[number - 1]

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its end, or "" where there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def error(self, offset: int, words: Words, advice: Words | None = None) -> InputError:
        """Return an InputError that points at `offset`."""
        offset = min(offset, len(self.text))
        line, column = self.at(offset)
        return InputError(words, advice=advice, file=self.name, line=line, column=column)


def _refuse_large(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise InputError(
            Words(zh="文件超过 8 MB，没有读取", en="the file is larger than 8 MB and was not read"),
            advice=Words(
                zh="一份合同记录通常不到 100 kB，请确认给的是合同记录",
                en="A contract record is usually under 100 kB: check that this is one",
            ),
            file=name,
        )


def _not_utf8(data: bytes, offset: int, name: str) -> InputError:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    # Everything before the bad byte is valid UTF-8, so the column can be told in characters.
    head = data[start:offset].decode("utf-8", errors="ignore").removeprefix("\ufeff")
    kind_zh, kind_en = _guess(data)
    return InputError(
        Words(
            zh=f"文件不是 UTF-8 编码{kind_zh}，第 {offset} 字节（从 0 数）处读不懂",
            en=f"the file is not UTF-8{kind_en}: byte {offset} (counted from 0) cannot be read",
        ),
        advice=_SAVE_AS_UTF8,
        file=name,
        line=line,
        column=len(head) + 1,
    )


def _guess(data: bytes) -> tuple[str, str]:
    """Return what the encoding looks like, as a remark in both languages, or two empty texts."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "（像是 UTF-16）", " (it looks like UTF-16)"
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        return "（像是 Word、Excel 或 PDF 文件）", " (it looks like a Word, Excel or PDF file)"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "", ""
    return "（像是 GBK 或 GB18030）", " (it looks like GBK or GB18030)"


def _control_character(text: str, offset: int, name: str) -> InputError:
    code = f"U+{ord(text[offset]):04X}"
    return Positions(text, name).error(
        offset,
        Words(
            zh=f"文件里有不可见的控制字符 {code}",
            en=f"the file holds the invisible control character {code}",
        ),
        Words(zh="请删掉这个字符；如果是从别处粘贴来的，请重新输入这一行", en="Delete it"),
    )
