"""Text tables (.csv, .tsv): strict decoding, the separator, the cells as text."""

import codecs
import csv
import io
import re
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ",\t;|"
_QUOTED = re.compile(r'="((?:[^"]|"")*)"', re.S)
_USUAL = re.compile(r"[\t\r\n -~·×、-〗〔〕＀-￮‐-…一-鿿]")


class TextFault(Exception):
    """A text that cannot be told apart into cells; `rule` and the line say why."""

    def __init__(self, rule: str, line: int) -> None:
        super().__init__(rule)
        self.rule, self.line = rule, line


def decode_text(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding: by mark, else strict UTF-8, GB18030, bare UTF-16.

    None when no encoding fits; nothing is ever replaced or dropped.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        text = _decode(data, encoding)
        if text is not None and "\0" not in text:
            return text, encoding
    return None if marked else _decode_wide(data)


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_wide(data: bytes) -> tuple[str, str] | None:
    """Two bytes a sign without a mark: the order in which the text makes sense."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decode(data, encoding)
        if text and "\n" in text and _is_sensible(text[:4096]):
            return text, encoding
    return None


def _is_sensible(text: str) -> bool:
    """Whether nearly all signs are those of a Chinese table."""
    usual = sum(map(bool, map(_USUAL.match, text)))
    return usual >= 0.95 * len(text)


def find_separator(text: str) -> str:
    """The separator that the first fifty lines use most, "," when they use none."""
    if text.startswith("sep="):
        return text[4:5]
    head = "\n".join(text.split("\n", 50)[:50])
    return max(_SEPARATORS, key=head.count)


def split_rows(text: str) -> list[list[str]]:
    """The text's rows of cells, each as wide as it is; raises `TextFault`."""
    csv.field_size_limit(1 << 20)
    separator = find_separator(text)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    rows, starts = [], []
    while True:
        start = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error:
            raise TextFault("quote_not_closed", start) from None
        rows.append(row)
        starts.append(start)
    _check_rows(rows, starts, separator)
    return [[_unwrap(cell) for cell in row] for row in rows]


def _check_rows(rows: list[list[str]], starts: list[int], separator: str) -> None:
    """Raise for a cell that holds whole lines, or a line with another separator."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width = max(widths, key=lambda w: (widths[w], w), default=1)
    for row, start in zip(rows, starts, strict=True):
        if any("\n" in cell and _holds_line(cell, separator, width) for cell in row):
            raise TextFault("quote_not_closed", start)
        if len(row) < width and _has_other_separator(row, width, separator):
            raise TextFault("mixed_separators", start)


def _holds_line(cell: str, separator: str, width: int) -> bool:
    least = max(2, width // 2)
    return any(line.count(separator) >= least for line in cell.split("\n"))


def _has_other_separator(row: list[str], width: int, separator: str) -> bool:
    others = [s for s in _SEPARATORS if s != separator]
    whole = "".join(row)
    return any(len(row) + whole.count(other) == width for other in others)


def _unwrap(cell: str) -> str:
    """A cell without what keeps spreadsheet programs from changing it: ="…", '…."""
    if cell[:1] not in "='" or len(cell) < 2:
        return cell
    if match := _QUOTED.fullmatch(cell.strip()):
        return match[1].replace('""', '"')
    is_mark = cell[0] == "'" and not cell.endswith("'")
    return cell[1:] if is_mark else cell
