"""A .zip of a month's workbooks as its files: names decoded, size bounded."""

import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import NamedTuple

from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.limits import MAX_BYTES, MAX_RATIO, RATIO_FLOOR_BYTES

MAX_FILES = 200
MAX_BATCH_BYTES = 300 * 2**20
_UTF8_FLAG = 0x800
#: What the library raises at a broken archive, or one packed in an unknown way.
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    NotImplementedError,
    OSError,
)
#: Parts by which a zip is a workbook or document of its own.
_OWN_PARTS = {"[Content_Types].xml", "mimetype", "xl/workbook.xml", "xl/workbook.bin"}


class BatchFile(NamedTuple):
    """One file of a batch; `name` keeps its folder, which may state the month."""

    name: str
    data: bytes


def is_batch(data: bytes) -> bool:
    """Whether the bytes are a zip of files rather than one workbook."""
    if not data.startswith(b"PK"):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    return bool(names) and not _OWN_PARTS.intersection(names)


def unpack_batch(data: bytes) -> tuple[list[BatchFile], list[Issue]]:
    """The files of a batch in the order of their names, or the issue that refuses it.

    Folders, lock files (~$…) and what macOS adds are left out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [e for e in archive.infolist() if _is_wanted(e)]
            if refusal := _refuse(entries):
                return [], [refusal]
            files = [BatchFile(_decoded_name(e), archive.read(e)) for e in entries]
    except _DAMAGES:
        return [], [make_issue("damaged")]
    return sorted(files), []


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    is_extra = "__MACOSX" in path.parts or path.name.startswith((".", "~$"))
    return not entry.is_dir() and not is_extra


def _refuse(entries: list[zipfile.ZipInfo]) -> Issue | None:
    """Why a batch is not unpacked; sizes are checked again as it is read."""
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        return make_issue("password_protected")
    if len(entries) > MAX_FILES:
        return make_issue("too_many_files", count=len(entries), limit=MAX_FILES)
    if size > RATIO_FLOOR_BYTES and size > packed * MAX_RATIO:
        return make_issue("zip_bomb")
    largest = max((entry.file_size for entry in entries), default=0)
    if size > MAX_BATCH_BYTES or largest > MAX_BYTES:
        limit = MAX_BATCH_BYTES if size > MAX_BATCH_BYTES else MAX_BYTES
        return make_issue("too_large", size=size >> 20, limit=limit >> 20)
    return make_issue("empty_file") if not entries else None


def _decoded_name(entry: zipfile.ZipInfo) -> str:
    """The file's name; older Chinese Windows writes it in GB18030 without saying so."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
