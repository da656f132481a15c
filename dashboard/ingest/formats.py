"""Which kind of file this is, by its first bytes and parts, never by its name."""

import io
import zipfile
from pathlib import PurePath

from dashboard.ingest.text_files import decode_text

#: Formats that are read, and the endings that go with them.
ENDINGS = {
    "xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"},
    "xls": {".xls", ".xlt"},
    "xlsb": {".xlsb"},
    "ods": {".ods"},
    "text": {".csv", ".tsv", ".txt"},
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_REFUSALS = (
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
    head = data[:4096].lower()
    for mark, rule in _TEXT_REFUSALS:
        if mark in head:
            return rule
    return "text" if decode_text(data) and _is_table(data) else "not_excel"


def _detect_zip(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return "damaged"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "ods" if "content.xml" in names and "mimetype" in names else "not_excel"


def _detect_ole(data: bytes, file_name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "password_protected"
    if name_ending(file_name) == ".et":
        return "et_file"
    streams = ("Workbook", "Book")
    is_sheet = any(s.encode("utf-16-le") + b"\0\0" in data for s in streams)
    return "xls" if is_sheet else "not_excel"


def _is_table(data: bytes) -> bool:
    """Whether text looks like columns, or at least like more than one line."""
    head = data[:65536]
    return any(mark in head for mark in (b",", b"\t", b";", b"|", b"\n"))
