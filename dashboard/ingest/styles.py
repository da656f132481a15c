"""A workbook's cell styles: those that show another number, and those struck out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from dashboard.ingest.number_formats import BUILT_IN, hides_numbers, is_telling

_OFF = ("0", "false", "none")


@dataclass(frozen=True)
class Styles:
    """Style index to format code, for formats that tell; the indexes struck out."""

    formats: Mapping[int, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()

    @property
    def noted(self) -> frozenset[int]:
        """All styles of which a cell's position matters."""
        return frozenset(self.formats) | self.struck


def read_styles(data: bytes) -> Styles:
    """The styles of a style part; XML errors pass through."""
    root: Element = fromstring(data)
    codes = dict(BUILT_IN)
    for entry in _children(root, "numFmts"):
        codes[int(entry.get("numFmtId", "0"))] = entry.get("formatCode", "")
    fonts = [_is_struck(font) for font in _children(root, "fonts")]
    formats, struck = {}, set()
    for index, entry in enumerate(_children(root, "cellXfs")):
        code = codes.get(int(entry.get("numFmtId", "0")), "")
        if is_telling(code) or hides_numbers(code):
            formats[index] = code
        font = int(entry.get("fontId", "0"))
        if font < len(fonts) and fonts[font]:
            struck.add(index)
    return Styles(formats, frozenset(struck))


def _children(root: Element, name: str) -> list[Element]:
    return [e for group in root if _tag(group) == name for e in group]


def _is_struck(font: Element) -> bool:
    return any(
        _tag(entry) == "strike" and entry.get("val", "1") not in _OFF for entry in font
    )


def _tag(entry: Element) -> str:
    return str(entry.tag).rpartition("}")[2]
