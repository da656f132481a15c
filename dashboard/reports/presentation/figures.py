"""The screens of a presentation that show the chosen metric: map, trend, comparison."""

from dashboard.charts.control import control_chart
from dashboard.charts.funnel import funnel_chart
from dashboard.charts.geometry import read_tiles
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.i18n import pick
from dashboard.names import unit_labels, units_within
from dashboard.reference import areas
from dashboard.reports.comparison.funnel import funnel_title, read_funnel
from dashboard.reports.comparison.judge import judge_units
from dashboard.reports.figures.unit_values import describe_units
from dashboard.reports.map.shades import describe_shades, shade_units
from dashboard.reports.presentation.briefing import Briefing, Screen
from dashboard.reports.trends.control_charts import Absence, chart_months
from dashboard.reports.trends.plain import explain_change
from dashboard.reports.trends.reading import control_title, read_control
from dashboard.reports.trends.signals import signal_words


def tell_map(briefing: Briefing) -> Screen | None:
    """The units as tiles of equal size."""
    metric, place = briefing.metric, (briefing.period, briefing.area_code)
    shaded = shade_units(briefing.all_units(), metric)
    shown = shaded[shaded["area_code"].isin(units_within(briefing.area_code))]
    if not shown["value"].notna().any():
        return None
    whole = briefing.metrics.row(metric, *place)
    return Screen(
        describe_units(shown, whole, metric, *place),
        figure=tile_grid_chart(shown, metric, read_tiles(), unit_labels()),
        note=describe_shades(shown, metric),
    )


def tell_trend(briefing: Briefing) -> Screen | None:
    """Single months between their control limits, or the change and its reasons."""
    place = briefing.area_code, briefing.period
    control = chart_months(briefing.metrics, briefing.metric, *place)
    if control.absence is Absence.SHORT:
        return None
    lines = read_control(control)
    if control.absence is Absence.PLAIN:
        lines.append(explain_change(briefing.metrics, briefing.metric, *place))
    return Screen(
        control_title(control, areas()[briefing.area_code].title),
        figure=control_chart(
            control.rows,
            control.metric,
            control.chart,
            title="",
            words=signal_words(control),
            target=control.target,
        ),
        note=pick("", " ").join(filter(None, lines)),
    )


def tell_comparison(briefing: Briefing) -> Screen | None:
    """Which units differ by more than chance; None for what is never compared."""
    metric, codes = briefing.metric, units_within(briefing.area_code)
    judged = judge_units(briefing.all_units(), metric, briefing.judged)
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
