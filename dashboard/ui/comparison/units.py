"""The comparison page's parts on one month: funnel, estimates with tiers, tiles."""

import pandas as pd
import streamlit as st

from dashboard.charts.caterpillar import caterpillar_chart
from dashboard.charts.funnel import funnel_chart
from dashboard.charts.geometry import read_tiles
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.formats import axis_format, format_period
from dashboard.i18n import _, pick
from dashboard.metrics import Metric
from dashboard.names import name_units, unit_labels, unit_names
from dashboard.reports.comparison.estimates import (
    estimate_title,
    read_estimates,
    read_shrinkage,
    shrinkage_title,
)
from dashboard.reports.comparison.funnel import funnel_title, read_funnel
from dashboard.reports.comparison.judge import Judged, judge_units
from dashboard.reports.comparison.tables import (
    estimate_lines,
    estimate_table,
    funnel_table,
    order_by_district,
    order_estimates,
    tier_titles,
    value_lines,
)
from dashboard.reports.comparison.units import Estimated, estimate_units, whole_value
from dashboard.reports.figures.unit_values import describe_units, unit_table
from dashboard.reports.map.shades import describe_shades, shade_units
from dashboard.ui.comparison.frame import (
    draw_missing,
    draw_title,
    draw_unit_list,
    draw_units,
    month_rows,
    shown_units,
)
from dashboard.ui.shell.results import find_judged, keep_result
from dashboard.ui.shell.view import View

_MOST_NAMED = 35


def _judge(view: View, metric: Metric) -> Judged | None:
    place = view.snapshot.id, view.filters.period
    return keep_result(
        lambda: judge_units(month_rows(view, metric), metric, find_judged(*place)),
        "judged",
        *place,
        metric.id,
    )


def _estimate(view: View, metric: Metric) -> Estimated | None:
    return keep_result(
        lambda: estimate_units(month_rows(view, metric), metric),
        "estimated",
        view.snapshot.id,
        view.filters.period,
        metric.id,
    )


def draw_funnel(view: View, metric: Metric) -> None:
    """Who lies outside the limits that chance leaves to a unit's size."""
    judged = _judge(view, metric)
    codes = shown_units(view)
    if judged is None or not judged.units["area_code"].isin(codes).any():
        draw_title(view, metric, _untold(view, metric))
        draw_missing(view, metric)
        return
    title = funnel_title(judged, codes, metric)
    draw_title(view, metric, title)
    shown = judged.units[judged.units["area_code"].isin(codes)]
    if not shown["is_small"].all():
        _draw_points(judged, shown, metric, title)
    st.write(read_funnel(judged, codes, metric))
    draw_unit_list(view, metric, funnel_table(judged, codes, metric), "funnel", title)


def _draw_points(
    judged: Judged, shown: pd.DataFrame, metric: Metric, title: str
) -> None:
    figure = funnel_chart(
        shown,
        metric,
        kind=judged.kind,
        target=judged.target,
        tau2=judged.dispersion.tau2,
        names=unit_names(),
        title="",
        size_title=pick(metric.denominator, metric.denominator_en),
    )
    draw_units(figure, "funnel", title, metric)


def draw_estimates(view: View, metric: Metric) -> None:
    """What each unit's value is worth, and in which tier it stands."""
    estimated = _estimate(view, metric)
    codes = shown_units(view)
    if estimated is None or not estimated.units["area_code"].isin(codes).any():
        _list_values(view, metric)
        return
    title = estimate_title(estimated, codes, metric)
    draw_title(view, metric, title)
    units = order_estimates(estimated, codes, metric)
    figure = caterpillar_chart(
        estimate_lines(units, metric),
        title="",
        names=unit_labels(),
        tick_format=axis_format(metric),
        reference=estimated.prior.mean,
        own_title=_("原值（未收缩）"),
    )
    left, right = st.columns([4, 3], gap="medium")
    with left:
        draw_units(figure, "estimates", title, metric)
    with right:
        st.write(read_estimates(estimated, codes, metric))
        if "tier" in units and estimated.prior.variance > 0:
            _list_tiers(units)
        draw_unit_list(view, metric, estimate_table(units, metric), "estimates", title)


def draw_tiles(view: View, metric: Metric) -> None:
    """Shrunken values where the units lie, all equally large."""
    rows, codes = month_rows(view, metric), shown_units(view)
    shown = shade_units(rows, metric)
    shown = shown[shown["area_code"].isin(codes)]
    estimated = _estimate(view, metric)
    if estimated is None or not shown["value"].notna().any():
        title = _tell_values(view, metric, shown)
    else:
        title = shrinkage_title(estimated, codes, metric)
    draw_title(view, metric, title)
    if not shown["value"].notna().any():
        draw_missing(view, metric)
        return
    figure = tile_grid_chart(shown, metric, read_tiles(), unit_names())
    draw_units(figure, "tiles", title, metric)
    st.caption(describe_shades(shown, metric))
    if estimated is None:
        draw_unit_list(view, metric, unit_table(shown, metric), "tiles", title)
        return
    st.write(read_shrinkage(estimated, codes, metric))
    units = estimated.units[estimated.units["area_code"].isin(codes)]
    plain = units.drop(columns="tier", errors="ignore")
    table = estimate_table(order_by_district(plain), metric)
    draw_unit_list(view, metric, table, "tiles", title)


def _list_values(view: View, metric: Metric) -> None:
    """Values without intervals, by district: no order of merit."""
    rows = month_rows(view, metric)
    rows = rows[rows["area_code"].isin(shown_units(view))]
    title = _tell_values(view, metric, rows)
    draw_title(view, metric, title)
    if not rows["value"].notna().any():
        draw_missing(view, metric)
        return
    figure = caterpillar_chart(
        value_lines(rows[rows["value"].notna()], metric),
        title="",
        names=unit_labels(),
        tick_format=axis_format(metric),
        reference=whole_value(month_rows(view, metric)),
    )
    left, right = st.columns([4, 3], gap="medium")
    with left:
        draw_units(figure, "estimates", title, metric)
    with right:
        st.write(_("按区和名册次序排列；虚线为全市。没有区间，就不能说谁先谁后。"))
        draw_unit_list(view, metric, unit_table(rows, metric), "estimates", title)


def _list_tiers(units: pd.DataFrame) -> None:
    """The three tiers in words, with their units."""
    large = units[~units["is_small"].astype(bool)]
    for tier, label in tier_titles().items():
        codes = large.loc[large["tier"].eq(tier), "area_code"].tolist()
        names = name_units(codes, _MOST_NAMED) if codes else _("没有")
        text = _("**{tier}（{count}）**：{names}")
        st.write(text.format(tier=label, count=len(codes), names=names))


def _tell_values(view: View, metric: Metric, rows: pd.DataFrame) -> str:
    period, area = view.filters.period, view.filters.area_code
    whole = view.metrics.row(metric, period, area)
    return describe_units(rows, whole, metric, period, area)


def _untold(view: View, metric: Metric) -> str:
    return _("{period}{metric}：没有漏斗图").format(
        period=format_period(view.filters.period), metric=metric.title
    )
