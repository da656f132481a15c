"""Workbooks as an analyst receives them: title, notes, headers, names, a total."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.datasets.codes import code_names
from dashboard.sample.editions import Edition

_TITLES = {
    "powers": "徐州市镇街权力事项目录（截至{month}）",
    "grants": "徐州市主城区镇街赋权清单（截至{month}）",
    "penalties": "徐州市主城区镇街行权月报（{month}）",
    "visits": "徐州市主城区镇街督查到访情况（{month}）",
    "findings": "徐州市主城区镇街综合执法问题台账（截至{month}）",
    "events": "徐州市镇街综合执法大事记（截至{month}）",
    "reviews": "徐州市主城区镇街四级审核月报（{month}）",
    "staff": "徐州市主城区镇街执法队伍月报（{month}）",
    "trainings": "徐州市镇街综合执法培训台账（{month}）",
    "leniency": "徐州市涉企免罚清单（截至{month}）",
    "targets": "徐州市镇街综合执法目标值（截至{month}）",
    "weights": "徐州市镇街综合执法考核权重（截至{month}）",
}
_MARK = "示例数据（合成）"
_FOOTER = (
    "注：本表为合成的示例数据，仅用于演示，不代表任何单位的实际情况。",
    "填表单位：徐州市镇街综合执法归口管理办公室（示例）",
)
_TOTALLED = frozenset({"penalties", "reviews", "staff"})
_WIDTHS = {"text": 16, "subdistrict": 16, "domain": 16, "day": 13, "month": 12}
_WIDE = {"power_name": 44, "legal_basis": 32, "description": 32, "measure": 40}
_WIDE |= {"topic": 28, "item_name": 56, "metric_id": 18, "basis": 20}
_WIDE |= {"title": 48, "delegating_department": 24}

_BOLD, _HEAD = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
_STAMP = datetime(2024, 1, 1, tzinfo=UTC)


def render_workbook(edition: Edition) -> bytes:
    """The edition as .xlsx, the same bytes each time."""
    dataset = DATASETS[edition.dataset]
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "示例"
    workbook.properties.created = _STAMP.replace(tzinfo=None)
    sheet = cast(Worksheet, workbook.create_sheet(dataset.label))
    _set_up(sheet, dataset)
    for row in _head_rows(sheet, edition, dataset):
        sheet.append(row)
    for values in _data_rows(edition.frame, dataset):
        sheet.append([_cell(sheet, value) for value in values])
    for row in _foot_rows(sheet, edition.frame, dataset):
        sheet.append(row)
    buffer = BytesIO()
    workbook.save(buffer)
    return _pack_again(buffer)


def write_workbook(edition: Edition, path: Path) -> None:
    """Write the edition to `path`; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render_workbook(edition))


def _set_up(sheet: Worksheet, dataset: Dataset) -> None:
    """Column widths, the frozen header and the merged title."""
    for number, column in enumerate(dataset.columns.values(), start=1):
        width = _WIDE.get(column.name, _WIDTHS.get(column.kind, 12))
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A4"
    last = get_column_letter(len(dataset.columns))
    for row in (1, 2):
        sheet.merged_cells.add(f"A{row}:{last}{row}")


def _head_rows(
    sheet: Worksheet, edition: Edition, dataset: Dataset
) -> Iterator[list[Any]]:
    """Title, unit line and the contract's headers."""
    title = _TITLES[dataset.id].format(month=_month_text(edition.period))
    cell = WriteOnlyCell(sheet, title)
    cell.font, cell.alignment = Font(bold=True, size=14), Alignment("center")
    yield [cell]
    units = dict.fromkeys(c.unit for c in dataset.columns.values() if c.unit)
    yield ["　　".join([_MARK, *(["计量单位：" + "、".join(units)] if units else [])])]
    yield [_header(sheet, column) for column in dataset.columns.values()]


def _header(sheet: Worksheet, column: Column) -> Cell:
    """One header cell."""
    cell = WriteOnlyCell(sheet, column.header)
    cell.font, cell.fill, cell.alignment = _BOLD, _HEAD, Alignment("center")
    return cell


def _data_rows(frame: pd.DataFrame, dataset: Dataset) -> Iterator[tuple[Any, ...]]:
    """The rows as a person writes them: names for codes, None for blanks."""
    columns = [_written(frame[c.name], c) for c in dataset.columns.values()]
    return zip(*columns, strict=True)


def _written(values: pd.Series, column: Column) -> list[Any]:
    """One column's cells."""
    if names := code_names(column.kind):
        values = values.map({code: name for code, (name, _english) in names.items()})
    elif column.kind == "month":
        values = values.map(_month_text)
    elif column.kind == "day":
        values = values.map(pd.Timestamp.to_pydatetime, na_action="ignore")
    return [None if pd.isna(value) else value for value in values]


def _cell(sheet: Worksheet, value: Any) -> Any:
    """A value, or a dated cell where it is a day."""
    if not isinstance(value, datetime):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = "yyyy-mm-dd"
    return cell


def _foot_rows(
    sheet: Worksheet, frame: pd.DataFrame, dataset: Dataset
) -> Iterator[list[Any]]:
    """The total, where the data set has one, and the closing lines."""
    if dataset.id in _TOTALLED:
        total: list[Any] = ["合计"]
        for column in list(dataset.columns.values())[1:]:
            is_number = column.kind in ("count", "amount")
            total.append(frame[column.name].sum() if is_number else None)
        yield [WriteOnlyCell(sheet, value) for value in total]
    for line in _FOOTER:
        yield [line]


def _month_text(day: date) -> str:
    """2023年9月."""
    return f"{day.year}年{day.month}月"


def _pack_again(saved: BytesIO) -> bytes:
    """The same parts with fixed times, in the archive and in the properties."""
    packed = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                part = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part
                )
            info = ZipInfo(name, _STAMP.timetuple()[:6])
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            target.writestr(info, part, compresslevel=9)
    return packed.getvalue()
