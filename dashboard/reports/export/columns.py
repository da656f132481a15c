"""A table as files hold it: one kind of value a column, two columns for a pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.forms import TEXT, Form, Format
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reports.table import METRIC_NAME, Column, Table


@dataclass(frozen=True)
class FileColumn:
    """A heading, and below it each cell's raw value and format."""

    heading: str
    values: list[Any]
    formats: list[Format]


def list_columns(table: Table) -> Iterator[FileColumn]:
    """The columns of a file, in the table's order; last, why values are missing.

    Values are raw: full precision, shares 0..1, dates as dates, None for a gap. Where
    the unit depends on the row's metric, a column names it.
    """
    has_units = False
    for column in table.columns:
        yield from _split(table, column)
        if column.format.form is Form.METRIC and not has_units:
            has_units = True
            yield _text_column(
                _("单位"), [METRICS[n].unit_title for n in table.frame[METRIC_NAME]]
            )
    if any(gaps := table.gaps()):
        yield _text_column(_("缺数原因"), gaps)


def _split(table: Table, column: Column) -> Iterator[FileColumn]:
    """The column, and the one that a page writes into the same cells."""
    formats = table.formats(column)
    heading = column.heading
    if column.until:
        heading = _("{title}：下").format(title=heading)
    yield FileColumn(heading, _plain(table.frame[column.name]), formats)
    if column.other:
        partner = column.partner or _name_partner(column)
        yield FileColumn(partner, _plain(table.frame[column.other]), formats)


def _name_partner(column: Column) -> str:
    pattern = _("{title}：上") if column.until else _("{title}：分母")
    return pattern.format(title=column.heading)


def _text_column(heading: str, texts: list[str]) -> FileColumn:
    return FileColumn(heading, list(texts), [TEXT] * len(texts))


def _plain(values: pd.Series) -> list[Any]:
    """Values of Python's own types, None for what is missing."""
    return [None if pd.isna(value) else _unbox(value) for value in values]


def _unbox(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
