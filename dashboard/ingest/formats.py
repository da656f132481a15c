"""Which kind of file this is, by its first bytes and parts, never by its name."""

import io
import zipfile
from pathlib import PurePath

from dashboard.ingest.packages import Package, open_package
from dashboard.ingest.refusals import DAMAGES
from dashboard.ingest.text_files import decode_text

#: Formats that are read, and the endings that go with them.
ENDINGS = {
    "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"},
    "xls": {".xls", ".xlt"},
    "xlsb": {".xlsb"},
    "ods": {".ods"},
    "text": {".csv", ".tsv", ".txt"},
}

_STREAMS = ("Workbook", "Book")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Formats of other programs that are named when they are refused.
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"ID;P", "SYLK"),
)
#: Excel 2 to 4 wrote bare records, without any container.
_BARE_RECORDS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_TEXT_REFUSALS = (
    (b"mime-version:", "web_archive"),
    (b"<html", "html_table"),
    (b"<!doctype html", "html_table"),
    (b"<table", "html_table"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xml_spreadsheet"),
)


def name_ending(file_name: str) -> str:
    """The ending of a file name, in lower case, with its dot."""
    return PurePath(file_name).suffix.lower()


def detect_format(data: bytes, file_name: str) -> str:
    """A key of `ENDINGS`, or the rule by which the file is refused."""
    if not data.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        return "empty_file"
    if data.startswith(b"PK"):
        return _detect_zip(data)
    if data.startswith(_OLE):
        return _detect_ole(data, file_name)
    if data.startswith(_BARE_RECORDS):
        return "excel_95"
    if name_foreign_format(data):
        return "foreign_format"
    head = data[:4096].lower()
    for mark, rule in _TEXT_REFUSALS:
        if mark in head:
            return rule
    if decode_text(data) is None:
        return "not_excel" if b"\0" in data else "unknown_encoding"
    return "text" if _is_table(data) else "not_excel"


def name_foreign_format(data: bytes) -> str:
    """What another program calls the format, "" for one that may be a table."""
    return next((name for mark, name in _MAGIC if data.startswith(mark)), "")


def _detect_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _detect_package(open_package(archive))
    except DAMAGES:
        return "damaged"


def _detect_package(package: Package) -> str:
    if main := package.main:
        if main.endswith(".bin"):
            return "xlsb"
        return "xlsx" if package.book.tag.endswith("}workbook") else "not_excel"
    is_ods = package.has("content.xml") and package.has("mimetype")
    return "ods" if is_ods else "not_excel"


def _detect_ole(data: bytes, file_name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "password_protected"
    if name_ending(file_name) == ".et":
        return "et_file"
    is_new, is_old = (s.encode("utf-16-le") + b"\0\0" in data for s in _STREAMS)
    if is_old and not is_new:
        return "excel_95"
    return "xls" if is_new else "not_excel"


def _is_table(data: bytes) -> bool:
    """Whether text looks like columns, or at least like more than one line."""
    head = data[:65536]
    return any(mark in head for mark in (b",", b"\t", b";", b"|", b"\n"))
