"""The screens of a presentation that show the chosen metric: map, trend, comparison."""

from dashboard.charts.control import control_chart
from dashboard.charts.funnel import funnel_chart
from dashboard.charts.geometry import read_tiles
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.i18n import pick
from dashboard.reports.briefing import Briefing, Screen
from dashboard.reports.compared_units import judge_units
from dashboard.reports.comparison import funnel_title, read_funnel, unit_labels
from dashboard.reports.highlights import units_within
from dashboard.reports.map_shades import describe_shades, shade_units
from dashboard.reports.unit_control import (
    control_limits,
    describe_control,
    describe_limits,
    month_rows,
    signal_words,
    target_to_draw,
)
from dashboard.reports.unit_values import describe_units


def tell_map(briefing: Briefing) -> Screen | None:
    """The units as tiles of equal size."""
    metric, place = briefing.metric, (briefing.period, briefing.area_code)
    shaded = shade_units(briefing.all_units(), metric)
    shown = shaded[shaded["area_code"].isin(units_within(briefing.area_code))]
    if not shown["value"].notna().any():
        return None
    whole = briefing.metrics.row(metric.id, *place)
    return Screen(
        describe_units(shown, whole, metric, *place),
        figure=tile_grid_chart(shown, metric, read_tiles(), unit_labels()),
        note=describe_shades(shown, metric),
    )


def tell_trend(briefing: Briefing) -> Screen | None:
    """Single months between their control limits, where there are limits."""
    metric = briefing.metric
    rows = month_rows(briefing.metrics, metric, briefing.period, briefing.area_code)
    if rows["value"].notna().sum() == 0:
        return None
    limits, target = control_limits(rows, metric), target_to_draw(rows, metric)
    if limits.lower != limits.lower:  # NaN: no two months in a row
        return None
    return Screen(
        describe_control(rows, limits, metric),
        figure=control_chart(
            rows,
            metric,
            limits,
            title="",
            words=signal_words(limits, metric),
            target=target,
        ),
        note=" · ".join(describe_limits(limits, metric, target)),
    )


def tell_comparison(briefing: Briefing) -> Screen | None:
    """Which units differ by more than chance; None for what is never compared."""
    metric, codes = briefing.metric, units_within(briefing.area_code)
    judged = judge_units(briefing.all_units(), metric)
    if judged is None or not judged.units["area_code"].isin(codes).any():
        return None
    return Screen(
        funnel_title(judged, codes, metric),
        figure=funnel_chart(
            judged.units[judged.units["area_code"].isin(codes)],
            metric,
            kind=judged.kind,
            target=judged.target,
            tau2=judged.dispersion.tau2,
            names=unit_labels(),
            title="",
            size_title=pick(metric.denominator, metric.denominator_en),
        ),
        note=read_funnel(judged, codes, metric),
    )
