"""Any valid table, written as messily as analysts do, comes back as the same table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.inspection import inspect_workbook
from dashboard.reference import areas
from tests.unit.ingest.builder import HEADER, PERIOD, ods, text, xls, xlsb, xlsx

UNITS = {a.code: a.name_zh for a in areas().values() if a.area_level == "subdistrict"}
HEADERS = (
    HEADER,
    ("报告月份", "单位", "权力编码", "适用程序", "处罚次数", "罚没金额", "免罚次数"),
    (
        " 月 份",
        "镇（街道）",
        "*事项编码",
        "程序：",
        "行权次数（次）",
        "罚款金额(元)",
        "不予处罚",
    ),
)
MONTHS = ("2023年9月", "2023.9", "2023-09", "２０２３年９月", 45170, "9月", "202309")
WRITERS: tuple[tuple[str, Callable[..., bytes]], ...] = (
    ("a.xlsx", xlsx),
    ("a.xls", xls),
    ("a.xlsb", xlsb),
    ("a.ods", ods),
    ("a.csv", lambda *rows: text(*rows, encoding="gb18030")),
    ("a.tsv", lambda *rows: text(*rows, encoding="utf-16", separator="\t")),
)


@dataclass(frozen=True)
class Mess:
    """How one table is written."""

    header: tuple[str, ...]
    order: tuple[int, ...]
    month: Any
    is_numbered: bool
    has_title: bool
    has_total: bool
    has_notes: bool
    seed: int


messes = st.builds(
    Mess,
    st.sampled_from(HEADERS),
    st.permutations(range(7)).map(tuple),
    st.sampled_from(MONTHS),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 4),
)
codes = st.from_regex(r"XZ-[A-Z]{2}-[0-9]{3}", fullmatch=True)
amounts = st.integers(0, 10**8).map(lambda cents: cents / 100)
counts = st.integers(0, 10**6)
tables = st.dictionaries(
    st.tuples(st.sampled_from(sorted(UNITS)), codes, st.sampled_from(["简易", "普通"])),
    st.tuples(counts, amounts, counts),
    min_size=1,
    max_size=8,
)


def write_count(count: int, seed: int) -> Any:
    return (count, f"{count:,}", f"{count}次", f" {count} ", float(count))[seed]


def write_name(code: str, seed: int) -> str:
    name = UNITS[code]
    district = areas()[areas()[code].parent_code].name_zh
    return (name, district + name, f" {name}", f"{name}　", name)[seed]


def write_rows(table: dict, mess: Mess) -> list[tuple[Any, ...]]:
    """The table's rows as `mess` has them, title, total and notes around them."""
    rows = [
        (
            mess.month,
            write_name(unit, mess.seed),
            code,
            procedure,
            write_count(exercised, mess.seed),
            fine,
            write_count(spared, mess.seed),
        )
        for (unit, code, procedure), (exercised, fine, spared) in table.items()
    ]
    sums = [sum(values) for values in zip(*table.values(), strict=True)]
    if mess.has_total:
        rows.append(("合　计", None, None, None, sums[0], round(sums[1], 2), sums[2]))
    lines = [tuple(row[i] for i in mess.order) for row in (mess.header, *rows)]
    if mess.is_numbered:
        lines = [("序号" if n == 0 else n, *line) for n, line in enumerate(lines)]
    if mess.has_title:
        lines = [("行权月报（2023年9月）",), (), *lines]
    return [*lines, ("注：数据截至月底",)] if mess.has_notes else lines


@settings(max_examples=120)
@given(tables, messes, st.sampled_from(WRITERS))
def test_messy_workbook_gives_the_same_table(
    table: dict, mess: Mess, writer: tuple[str, Callable[..., bytes]]
) -> None:
    name, write = writer
    data = write(*write_rows(table, mess))
    (upload,) = inspect_workbook(data, name, period=PERIOD)
    assert not upload.is_blocked
    assert upload.counts.get("total_mismatch", 0) == 0
    frame = upload.frame.drop(columns="period")
    found = {tuple(r[:3]): tuple(r[3:]) for r in frame.itertuples(index=False)}
    assert found == table
