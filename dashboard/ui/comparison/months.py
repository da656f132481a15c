"""The comparison page's other parts: every unit's months, the composite's weights."""

import datetime as dt

import pandas as pd
import streamlit as st

from dashboard.charts.caterpillar import caterpillar_chart
from dashboard.charts.geometry import read_tiles
from dashboard.charts.small_multiples import small_multiples
from dashboard.formats import format_period, window_title
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric, Window
from dashboard.metrics.catalogue import COMPOSITE_SCORE
from dashboard.names import unit_labels, unit_names
from dashboard.reports.comparison.composite_tables import (
    weight_table,
    weighted_lines,
    weighted_table,
)
from dashboard.reports.comparison.months import (
    list_unit_months,
    months_of,
    months_title,
    read_months,
)
from dashboard.reports.comparison.tables import unit_month_table
from dashboard.reports.comparison.weights import (
    VARIATIONS,
    Weighted,
    read_weighted,
    vary_composite,
    weighted_title,
)
from dashboard.ui.comparison.frame import (
    draw_missing,
    draw_title,
    draw_unit_list,
    draw_units,
    shown_units,
)
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.results import keep_result, run_page_query
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View

_VARIATIONS = {f"{value * 100:g}": value for value in VARIATIONS}


def draw_months(view: View, metric: Metric) -> None:
    """A small line for every unit, where it lies."""
    place = st.container()
    window = _choose_window(metric)
    rows, whole = list_unit_months(view.metrics, metric, view.filters.period, window)
    codes = shown_units(view)
    rows = rows[rows["area_code"].isin(codes)]
    title = months_title(whole, metric, window)
    with place:
        draw_title(view, metric, title, _("只看各自的走势，不排先后"))
    if not rows["value"].notna().any():
        draw_missing(view, metric)
        return
    figure = small_multiples(
        rows,
        whole,
        metric,
        read_tiles(),
        unit_names(),
        title="",
        unit_title=_("镇街"),
        whole_title=_("全市"),
    )
    draw_units(figure, "months", title, metric)
    st.write(read_months(rows, metric, codes, window))
    table = unit_month_table(rows, metric, months_of(rows))
    draw_unit_list(view, metric, table, "months", title)


def draw_weights(view: View, _metric: Metric) -> None:
    """How far a unit's composite rank rests on chance and on the weights chosen."""
    place = st.container()
    composite = COMPOSITE_SCORE
    period, codes = view.filters.period, shown_units(view)
    variation = choose(
        _("权重变动幅度"),
        "variation",
        list(_VARIATIONS),
        "50",
        lambda key: f"±{key}%",
        width=150,
        help=_("每次抽取的权重与现行权重相差的标准差，以平均权重为单位；共抽 2,000 次"),
        is_optional=True,
    )
    rows = _list_weights(view.snapshot.id, period)
    weighted = _vary(view, rows, _VARIATIONS[variation])
    if weighted is None or not weighted.units["area_code"].isin(codes).any():
        place.title(_("{period}没有综合得分").format(period=format_period(period)))
        st.info(_explain(rows, weighted))
        return
    title = weighted_title(weighted, codes, period)
    with place:
        draw_title(
            view,
            composite,
            title,
            _("各比率按样本、权重按狄利克雷分布一同抽取 2,000 次"),
        )
    figure = caterpillar_chart(
        weighted_lines(weighted, codes),
        title="",
        names=unit_labels(),
        tick_format=",.0f",
        tick_values=(1, 10, 20, 30),
    )
    left, right = st.columns([4, 3], gap="medium")
    with left:
        draw_units(figure, "weights", title, composite)
        st.caption(
            _(
                "横轴为名次，1 为最好；线为 95% 区间，含样本的偶然和权重的选择；"
                "右列为综合得分。"
            )
        )
    with right:
        st.write(read_weighted(weighted, codes))
        table = weighted_table(weighted, codes)
        draw_unit_list(view, composite, table, "weights", title)
        _list_weight_table(view, rows)


def _choose_window(metric: Metric) -> Window:
    """Single months, or the metric's own window, by the URL's `window`."""
    if metric.kept() is Window.MONTH:
        return Window.MONTH
    titles = {"own": window_title(metric), "month": window_title(metric, Window.MONTH)}
    chosen = choose(
        _("口径"), "window", list(titles), "own", titles.__getitem__, width=180,
        is_optional=True,
    )  # fmt: skip
    return Window.MONTH if chosen == "month" else metric.window


def _list_weights(snapshot_id: str, period: dt.date) -> pd.DataFrame:
    return run_page_query("comparison/weights", snapshot_id, period=period)


def _vary(view: View, rows: pd.DataFrame, variation: float) -> Weighted | None:
    """The ranks with their doubt; None where no weight is in force."""
    period = view.filters.period
    if rows.empty:
        return None

    def vary() -> Weighted:
        weighted = [METRICS[name] for name in rows["metric_id"]]
        view.metrics.prefetch(weighted, period)
        found = [view.metrics.month(m, period, "subdistrict") for m in weighted]
        return vary_composite(rows, found, variation)

    return keep_result(vary, "weights", view.snapshot.id, period, variation)


def _explain(rows: pd.DataFrame, weighted: Weighted | None) -> str:
    if rows.empty or weighted is None:
        return _("本月没有生效的权重：数据员发布权重和目标值后，这里才有综合得分。")
    return _("有数据和目标值的指标不足七成权重，不计综合得分。")


def _list_weight_table(view: View, rows: pd.DataFrame) -> None:
    with st.expander(_("现行权重")):
        draw_listing(
            weight_table(rows),
            view,
            "weights",
            key="comparison_weight_list",
            title=_("现行权重"),
        )
