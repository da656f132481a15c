"""Monthly exercise reports as an analyst sends them, and the bad ones among them."""

from dataclasses import dataclass
from typing import Any

from tests.sql.worlds.grants import grant, power
from tests.tiny import G1, G2, Y1
from tests.unit.ingest.builder import HEADER, xlsx

NAMES = {G1: "黄楼街道", G2: "丰财街道", Y1: "彭城街道"}

#: Two powers, held by all three units: what a report of September 2023 rests on.
BASE: dict[str, dict[str, list[dict[str, Any]]]] = {
    "powers": {"2023-01": [power("P1", "01"), power("P2", "01")]},
    "grants": {
        "2023-01": [
            grant(unit, code, "2021-01-01") for unit in NAMES for code in ("P1", "P2")
        ]
    },
}


def row(unit: str, times: int = 1, code: str = "P1", month: str = "2023年9月") -> list:
    """One line of the report: `times` exercises by the ordinary procedure."""
    return [month, NAMES.get(unit, unit), code, "普通", times, 100 * times, 0]


def report(*rows: list, title: str = "") -> bytes:
    """The workbook of such lines, by default one of each unit."""
    lines = rows or (row(G1), row(G2), row(Y1))
    head = [(title,)] if title else []
    return xlsx(*head, HEADER, *lines)


@dataclass(frozen=True)
class BadWorkbook:
    """A workbook that must be refused, with the issue that says why."""

    file_name: str
    data: bytes
    rule: str
    cell: str


def _renamed() -> bytes:
    header = tuple("次" if name == "行权次数" else name for name in HEADER)
    return xlsx(header, row(G1))


BAD = (
    BadWorkbook("headers.xlsx", _renamed(), "missing_column", "1:1"),
    BadWorkbook("unit.xlsx", report(row("黄搂街道")), "unknown_subdistrict", "B2"),
    BadWorkbook("negative.xlsx", report(row(G1, -3)), "below_minimum", "E2"),
    BadWorkbook("twice.xlsx", report(row(G1), row(G1)), "duplicate_key", "D3"),
    BadWorkbook("photo.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(99), "foreign_format", ""),
    BadWorkbook("empty.xlsx", b"", "empty_file", ""),
    BadWorkbook(
        "month.xlsx",
        report(row(G1, month="2023年8月"), title="2023年9月行权月报"),
        "wrong_period",
        "A3",
    ),
)
