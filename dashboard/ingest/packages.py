"""Office packages: which part is which, whatever their names."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from defusedxml.ElementTree import fromstring

_ORDINARY = "xl/workbook.xml"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ID = re.compile(r"\{.*/relationships\}id")
#: What the strict edition of the standard calls the same names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        _LINKS.encode(),
    ),
)


@dataclass(frozen=True)
class SheetPart:
    """One sheet of the book. `part`: where it is kept, "" where it is nowhere."""

    name: str
    state: str
    link: str
    part: str
    is_worksheet: bool


@dataclass(frozen=True)
class Package:
    """A workbook's zip. `names`: folded part name to the entry's own name."""

    archive: zipfile.ZipFile
    names: Mapping[str, str] = field(default_factory=dict)

    def read(self, part: str) -> bytes:
        """A part in the usual edition of the standard; `KeyError` if it is missing."""
        data = self.archive.read(self.names[_fold(part)])
        if b"purl.oclc.org" in data[:4096]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _fold(part) in self.names

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part is linked with: link id to kind (its last word) and part."""
        path = PurePosixPath(part)
        links = str(path.parent / "_rels" / f"{path.name}.rels").removeprefix("./")
        if not self.has(links):
            return {}
        return {
            link.get("Id", ""): (
                link.get("Type", "").rpartition("/")[2],
                _resolve(path.parent, link.get("Target", "")),
            )
            for link in fromstring(self.read(links))
            if link.get("TargetMode") != "External"
        }

    @cached_property
    def main(self) -> str:
        """The part that is the workbook; "" where there is none."""
        for kind, part in self.related("").values():
            if kind == "officeDocument" and self.has(part):
                return part
        usual = (_ORDINARY, "xl/workbook.bin")
        return next((part for part in usual if self.has(part)), "")

    @cached_property
    def book(self) -> Element:
        """The workbook part, parsed."""
        root: Element = fromstring(self.read(self.main))
        return root

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets in the book's order."""
        links = self.related(self.main)
        return tuple(_sheet(entry, links) for entry in _named(self.book, "sheet"))

    def part_of(self, kind: str) -> str:
        """The part of a kind that the workbook is linked with, "" for none."""
        found = (p for k, p in self.related(self.main).values() if k == kind)
        return next((part for part in found if self.has(part)), "")


def open_package(archive: zipfile.ZipFile) -> Package:
    """The package in a zip; `BadZipFile` where two entries have one name."""
    names = {_fold(name): name for name in archive.namelist()}
    if len(names) < len(archive.namelist()):
        raise zipfile.BadZipFile("two parts of one name")
    return Package(archive, names)


def _fold(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _resolve(folder: PurePosixPath, target: str) -> str:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    parts: list[str] = []
    for piece in (*folder.parts, *PurePosixPath(target).parts):
        if piece == "..":
            parts = parts[:-1]
        elif piece != ".":
            parts.append(piece)
    return "/".join(parts)


def _named(root: Element, name: str) -> Iterator[Element]:
    return (entry for entry in root.iter() if entry.tag.rpartition("}")[2] == name)


def _sheet(entry: Element, links: Mapping[str, tuple[str, str]]) -> SheetPart:
    link = next((v for k, v in entry.items() if _ID.fullmatch(k)), "")
    kind, part = links.get(link, ("", ""))
    state = entry.get("state", "visible")
    return SheetPart(entry.get("name", ""), state, link, part, kind == "worksheet")


def needs_rebuilding(package: Package) -> bool:
    """Whether the reader, which knows usual names alone, would not find the parts."""
    names = package.archive.namelist()
    first = package.archive.read(package.names[_fold(package.main)])[:4096]
    return (
        _ORDINARY not in names
        or any("\\" in name for name in names)
        or b"purl.oclc.org" in first
        or any(s.is_worksheet and s.part not in names for s in package.sheets)
    )


def rebuild_package(package: Package) -> bytes:
    """The workbook's cells, texts and formats under the names that readers expect."""
    parts = {_ORDINARY: package.main}
    links = {}
    for number, sheet in enumerate(package.sheets, start=1):
        if sheet.is_worksheet and package.has(sheet.part):
            parts[f"xl/worksheets/sheet{number}.xml"] = sheet.part
            links[sheet.link] = ("worksheet", f"worksheets/sheet{number}.xml")
    for kind in ("sharedStrings", "styles"):
        if part := package.part_of(kind):
            parts[f"xl/{kind}.xml"] = part
            links[f"own{kind}"] = (kind, f"{kind}.xml")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _links({"r1": ("officeDocument", _ORDINARY)}))
        archive.writestr("xl/_rels/workbook.xml.rels", _links(links))
        for name, part in parts.items():
            archive.writestr(name, package.read(part))
    return target.getvalue()


def _links(entries: Mapping[str, tuple[str, str]]) -> str:
    lines = "".join(
        f"<Relationship Id={quoteattr(link)} Type={quoteattr(f'{_LINKS}/{kind}')}"
        f" Target={quoteattr(part)}/>"
        for link, (kind, part) in entries.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{lines}</Relationships>'
