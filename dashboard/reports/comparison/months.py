"""How every unit moved over the months, as small lines side by side."""

import datetime as dt
from collections.abc import Collection, Sequence

import pandas as pd

from dashboard.formats import (
    format_period,
    format_value,
    name_in_window,
    window_title,
)
from dashboard.i18n import _
from dashboard.metrics import Metric, Window
from dashboard.reports.comparison.funnel import join_sentences
from dashboard.store.metric_table import MetricTable

MONTHS = 24


def list_unit_months(
    table: MetricTable, metric: Metric, until: dt.date, window: Window
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of all units, and the city's, from the first month with a value on.

    `until`: the last month of at most 24; `window`: which months a value spans.
    """
    found = [
        table.panel(metric, level, until, MONTHS, window)
        for level in ("subdistrict", "city")
    ]
    known = found[0].loc[found[0]["value"].notna(), "period"]
    if known.empty:
        return found[0].iloc[:0], found[1].iloc[:0]
    units, whole = (rows[rows["period"] >= known.min()] for rows in found)
    return units, whole


def months_title(whole: pd.DataFrame, metric: Metric, window: Window) -> str:
    """From which value to which the whole city moved."""
    known = whole[whole["value"].notna()]
    if known.empty:
        return _("{metric}：还没有数值").format(metric=name_in_window(metric, window))
    first, last = known.iloc[0], known.iloc[-1]
    return _("{metric}：全市{first} {before}，{last} {now}").format(
        metric=name_in_window(metric, window),
        first=format_period(first["period"]),
        before=format_value(first["value"], metric),
        last=format_period(last["period"]),
        now=format_value(last["value"], metric),
    )


def read_months(
    rows: pd.DataFrame, metric: Metric, codes: Collection[str], window: Window
) -> str:
    """How many units rose and fell, and what the lines may not be read as."""
    known = rows[rows["value"].notna() & rows["area_code"].isin(codes)]
    ends = known.sort_values("period").groupby("area_code")["value"]
    moves = ends.last() - ends.first()
    parts = [
        _("{up} 个镇街比各自最早的月份高，{down} 个低，{same} 个相同。").format(
            up=int((moves > 0).sum()),
            down=int((moves < 0).sum()),
            same=int((moves == 0).sum()),
        ),
        _("各格同一纵轴，从 {low} 到 {high}；断开处没有数值。").format(
            low=format_value(known["value"].min(), metric),
            high=format_value(known["value"].max(), metric),
        ),
    ]
    if window is not Window.MONTH:
        text = _("每点为{window}的值，相邻各点大半重叠：慢慢的升降不等于变化。")
        parts.append(text.format(window=window_title(metric, window)))
    elif metric.window is not Window.MONTH:
        parts.append(_("单月分母小，大起大落多半是偶然。"))
    return join_sentences(parts)


def months_of(rows: pd.DataFrame) -> Sequence[dt.date]:
    """The months of `rows`, oldest first."""
    return sorted(rows["period"].unique())
