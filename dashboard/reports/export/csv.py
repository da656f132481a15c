"""Tables as files that Excel opens: Chinese intact, no cell taken for a formula."""

import re
from typing import Any

import pandas as pd

from dashboard.forms import Form, Format
from dashboard.i18n import _
from dashboard.printable import drop_unprintable
from dashboard.reports.export.columns import FileColumn, list_columns
from dashboard.reports.table import Table

_FORMULA_START = re.compile(r"[=+\-@\t\r]")
# +2.5: a sign and a number cannot call anything.
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d.,]*[\w% ]*")
#: More digits than any source has, fewer than make binary fractions visible.
_DIGITS = 12


def write_csv(table: Table) -> bytes:
    """`table` as CSV in UTF-8 with the mark by which Excel knows it; no index.

    Numbers are bare and whole, shares in per cent; units stand in the headings. Dates
    are written 2023-09-05, months 2023-09.
    """
    columns = list(list_columns(table))
    rows = zip(*(map(_write_column, columns)), strict=True) if columns else ()
    frame = pd.DataFrame(list(rows), columns=[_write_heading(c) for c in columns])
    return frame.to_csv(index=False).encode("utf-8-sig")


def neutralise(value: object) -> object:
    """Text that a spreadsheet would calculate gets an apostrophe in front."""
    if not isinstance(value, str):
        return value
    value = drop_unprintable(value)
    if not _FORMULA_START.match(value):
        return value
    return value if _SIGNED_NUMBER.fullmatch(value) else f"'{value}"


def file_name(snapshot_id: str, *parts: str, suffix: str = "csv") -> str:
    """What a download is called: its parts and the snapshot that it shows."""
    return "_".join(part for part in (*parts, snapshot_id) if part) + f".{suffix}"


def _write_heading(column: FileColumn) -> object:
    """The heading with the unit of shares, which pages write into the cells."""
    units = {Form.SHARE: "%", Form.POINTS: _("个百分点")}
    used = {units.get(form.form, "") for form in column.formats}
    unit = used.pop() if len(used) == 1 else ""
    if not unit:
        return neutralise(column.heading)
    return neutralise(_("{title}（{unit}）").format(title=column.heading, unit=unit))


def _write_column(column: FileColumn) -> list[object]:
    return [
        neutralise(_write(value, form))
        for value, form in zip(column.values, column.formats, strict=True)
    ]


def _write(value: Any, form: Format) -> object:
    """A value as text that any program reads the same way; '' for a gap."""
    if value is None:
        return ""
    if form.form is Form.MONTH:
        return f"{value:%Y-%m}"
    if form.form is Form.DATE:
        return f"{value:%Y-%m-%d}"
    if form.form is Form.MOMENT:
        return f"{value:%Y-%m-%d %H:%M}"
    if not form.is_number:
        return str(value)
    number = value * form.scale
    return f"{number:.{_DIGITS}g}" if isinstance(number, float) else str(number)
