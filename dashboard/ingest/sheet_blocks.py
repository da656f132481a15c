"""A sheet's XML in pieces of whole rows, each cell with its address in plain form."""

import re
import zipfile
from collections.abc import Iterator

from dashboard.ingest.addresses import column_index, column_letter
from dashboard.ingest.packages import Package

_CHUNK = 4 * 2**20
_LONGEST_ROW = 64 * 2**20
_PREFIX = re.compile(rb"<(/?)\w+:(?=[a-zA-Z])")
_ELEMENT = re.compile(rb"<(row|c)(\s[^>]*?|)(/?)>")
#: What begins like a row or a cell and is none.
_NO_CELLS = (b"<rowBreaks", b"<col", b"<conditional", b"<controls", b"<customS")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ADDRESS = re.compile(rb"([A-Z]{1,4})(\d{1,8})")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class NotScannable(Exception):
    """The sheet's XML is not in a form that can be scanned."""


def row_blocks(package: Package, part: str) -> Iterator[bytes]:
    """The sheet's XML in pieces that never cut a row in two.

    Cells and rows that state no address get it; raises `NotScannable`, `KeyError`.
    """
    places = _Places()
    is_first = True
    for block in _pieces(package, part):
        if is_first and (block[:2] in _WIDE_MARKS or b"\0" in block[:64]):
            raise NotScannable
        is_first = False
        yield block if _is_plain(block) else places.write_into(block)


def _pieces(package: Package, part: str) -> Iterator[bytes]:
    rest = b""
    with package.archive.open(package.names[part.lower()]) as stream:
        while chunk := stream.read(_CHUNK):
            block = rest + chunk
            cut = block.rfind(b"row>") + 4
            if cut > 3:
                yield block[:cut]
                rest = block[cut:]
            else:
                rest = block
            if len(rest) > _LONGEST_ROW:
                raise zipfile.BadZipFile("a row that does not end")
    yield rest


def _is_plain(block: bytes) -> bool:
    """Whether every row and cell states its address, in double quotes, no prefixes.

    Counted, not matched: half a million rows must not wait for a pattern.
    """
    stated, rows, cells = (block.count(mark) for mark in (b' r="', b"<row", b"<c"))
    if stated != rows + cells:
        others = sum(block.count(mark) for mark in _NO_CELLS)
        if stated != rows + cells - others:
            return False
    return stated > 0 and b"='" not in block


class _Places:
    """Counts rows and cells as a reader does that meets no address."""

    def __init__(self) -> None:
        self.row = 0
        self.column = -1

    def write_into(self, block: bytes) -> bytes:
        """The block with every row's and cell's attributes in plain form."""
        return _ELEMENT.sub(self._element, _PREFIX.sub(rb"<\1", block))

    def _element(self, match: re.Match[bytes]) -> bytes:
        name, text, end = match.groups()
        attributes = {
            found[1]: found[2] if found[2] is not None else found[3]
            for found in _ATTRIBUTE.finditer(text)
        }
        stated = attributes.pop(b"r", b"").strip()
        place = self._row(stated) if name == b"row" else self._cell(stated)
        written = b"".join(b' %s="%s"' % item for item in attributes.items())
        return b'<%s r="%s"%s%s>' % (name, place, written, end)

    def _row(self, stated: bytes) -> bytes:
        self.row = int(stated) if stated.isdigit() else self.row + 1
        self.column = -1
        return b"%d" % self.row

    def _cell(self, stated: bytes) -> bytes:
        if match := _ADDRESS.fullmatch(stated):
            self.column = column_index(match[1].decode())
            return stated
        self.column += 1
        return f"{column_letter(self.column)}{self.row}".encode()
