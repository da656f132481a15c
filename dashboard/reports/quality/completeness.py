"""How complete a data set's months are: the finding in a sentence, the matrix."""

from typing import Any

import pandas as pd

from dashboard.charts.completeness import report_title
from dashboard.datasets import Dataset
from dashboard.formats import format_fraction, format_period
from dashboard.i18n import _, ngettext
from dashboard.reference import areas
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows

_NAMED = 2
_SIGNS = {"reported": "■", "missing": "✕", "unpublished": "□"}


def describe_completeness(frame: pd.DataFrame, dataset: Dataset) -> str:
    """How many reports are in and which are missing; of city-kept sets, which months.

    `frame`: the rows of queries/pages/quality/completeness.sql.
    """
    months = frame["period"].nunique()
    unpublished = _unpublished_months(frame)
    start = _("近 {months} 个月{dataset}").format(months=months, dataset=dataset.title)
    if len(unpublished) == months:
        return _("{start}没有数据").format(start=start)
    if dataset.reported_by == "city":
        return _("{start} {count} 个月有数据{rest}").format(
            start=start,
            count=format_fraction(months - len(unpublished), months),
            rest=_say_unpublished(unpublished),
        )
    due = frame[frame["state"] != "unpublished"]
    return _("{start} {count} 份{missing}{rest}").format(
        start=start,
        count=format_fraction((due["state"] == "reported").sum(), len(due)),
        missing=_say_missing(due[due["state"] == "missing"]),
        rest=_say_unpublished(unpublished),
    )


def completeness_table(frame: pd.DataFrame) -> Table:
    """The matrix in words: a row a unit, by its code, a column a month.

    The newest month comes first, and so do the units with the most gaps. A month in
    which a unit was not monitored is blank.
    """
    gaps = frame["state"].ne("reported").groupby(frame["subdistrict_code"]).sum()
    order = sorted(
        gaps.index, key=lambda code: (-gaps[code], areas()[code].parent_code)
    )
    lines: dict[str, dict[str, str]] = {
        code: {"unit": areas()[code].title} for code in order
    }
    for row in list_rows(frame):
        word = f"{_SIGNS[row['state']]} {report_title(row['state'])}"
        lines[row["subdistrict_code"]][_month_name(row["period"])] = word
    months: list[Any] = sorted(frame["period"].unique(), reverse=True)
    columns = [Column(_month_name(month), format_period(month)) for month in months]
    return build_table(lines.values(), [Column("unit", _("镇街")), *columns], order)


def _month_name(month: Any) -> str:
    return f"state_in_{month:%Y_%m}"


def _unpublished_months(frame: pd.DataFrame) -> list[pd.Timestamp]:
    """The months in which no unit has or lacks a report."""
    is_unpublished = frame["state"].eq("unpublished").groupby(frame["period"]).all()
    return list(is_unpublished[is_unpublished].index)


def _say_missing(missing: pd.DataFrame) -> str:
    """How many are missing, and the latest of them by name."""
    if missing.empty:
        return _("，全部报齐")
    latest = missing.sort_values(
        ["period", "subdistrict_code"], ascending=[False, True]
    ).head(_NAMED)
    names = _("、").join(
        f"{areas()[code].title} {format_period(period)}"
        for code, period in zip(
            latest["subdistrict_code"], latest["period"], strict=True
        )
    )
    text = (
        _("，缺 {count} 份：{names}")
        if len(missing) <= _NAMED
        else _("，缺 {count} 份：{names} 等")
    )
    return text.format(count=len(missing), names=names)


def _say_unpublished(months: list[pd.Timestamp]) -> str:
    if not months:
        return ""
    if len(months) > _NAMED:
        return ngettext("，{count} 个月未发布", len(months)).format(count=len(months))
    return _("，未发布：{months}").format(
        months=_("、").join(format_period(month) for month in months)
    )
