"""Units chosen on the map: who gets a colour, and how their metric moved."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from dashboard.charts.theme import MUTED, PALETTE
from dashboard.formats import format_cell, format_period, name_in_window
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.reference import areas
from dashboard.rows import list_rows
from dashboard.store.metric_table import MetricTable

#: As many lines as can be told apart by colour; further ones are grey.
MOST_COLORED = len(PALETTE)


def selection_colors(selected: Sequence[str]) -> dict[str, str]:
    """Code -> colour, in the order of choice: four colours, then grey."""
    colors = [*PALETTE, *[MUTED] * len(selected)]
    return dict(zip(selected, colors, strict=False))


def unit_history(
    table: MetricTable, metric: Metric, months: Sequence[dt.date]
) -> pd.DataFrame:
    """The metric's rows of every sub-district in `months`."""
    return pd.concat([table.month(metric, m, "subdistrict") for m in months])


def colored_areas(selected: Sequence[str], area_code: str) -> list[str]:
    """The areas whose lines have a colour: the units chosen, else the area itself."""
    return list(selected[:MOST_COLORED]) or [area_code]


def grey_areas(
    selected: Sequence[str], units: Sequence[str], metric: Metric
) -> dict[str, str]:
    """Code -> name of the lines in grey; only those chosen have one.

    The count of an area is of another size than its units': they are left out there.
    """
    if not selected and metric.kind is Kind.COUNT:
        return {}
    colored = selected[:MOST_COLORED]
    others = dict.fromkeys((code for code in units if code not in colored), "")
    return others | {code: areas()[code].title for code in selected[MOST_COLORED:]}


def selection_title(
    rows: pd.DataFrame, metric: Metric, codes: Sequence[str], period: dt.date
) -> str:
    """The month's value of each coloured area, in a sentence."""
    found = {
        row["area_code"]: format_cell(row, metric)
        for row in list_rows(rows[rows["period"].eq(period)])
    }
    parts = [
        _("{area} {value}").format(area=areas()[code].title, value=found[code])
        for code in codes
        if code in found
    ]
    return _("{period}{metric}：{values}").format(
        period=format_period(period),
        metric=name_in_window(metric),
        values=_("，").join(parts),
    )
