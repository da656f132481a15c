"""The trends page's last question: which parts moved the value?"""

import streamlit as st

from dashboard.charts.change_bars import change_bars
from dashboard.filters import months_before
from dashboard.formats import window_title
from dashboard.i18n import _
from dashboard.metrics import Kind
from dashboard.reports.trends.change import (
    Change,
    change_steps,
    change_table,
    change_title,
    list_dimensions,
    list_parts,
    part_title,
    read_change,
    split_change,
)
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.url import choose
from dashboard.ui.trends.frame import Trend

_BACK = {"month": 1, "year": 12}


def draw_change(trend: Trend) -> None:
    """Rate and mix effects between two months, as steps, in words, as a table."""
    title = _("变化从哪里来")
    st.subheader(title)
    dimensions = list_dimensions(trend.metric, trend.scope.area)
    if not dimensions:
        st.info(_why_not(trend))
        return
    dimension, back = _choose_change(dimensions)
    change = _find_change(trend, dimension, back)
    if change is None:
        st.info(_("两个月中有一个没有值，不能分解。"))
        return
    draw_chart(
        change_bars(
            change_steps(change),
            trend.metric,
            title=change_title(change),
            total=_("合计变化"),
        ),
        key="trends_change",
        alt=title,
    )
    st.write(read_change(change))
    st.caption(_describe_method(trend))
    with st.expander(_("各部分的数值和贡献")):
        draw_listing(
            change_table(change),
            trend.view,
            "trend_change",
            *trend.parts,
            dimension,
            key="trends_change_table",
            title=title,
        )


def _choose_change(dimensions: tuple[str, ...]) -> tuple[str, int]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        titles = {"month": _("上月"), "year": _("上年同月")}
        base = choose(
            _("对比"), "base", list(titles), "month", titles.__getitem__, width=180,
            is_optional=True,
        )  # fmt: skip
        dimension = choose(
            _("按"), "by", dimensions, dimensions[0], part_title, width=150,
            is_optional=True,
        )  # fmt: skip
    return dimension, _BACK[base]


def _why_not(trend: Trend) -> str:
    if trend.metric.is_derived:
        return _("综合得分由各指标加权而成，没有分子分母可分解。")
    if trend.metric.kind is Kind.COUNT:
        return _("计数没有分母，不分自身变化和构成变化。")
    return _("这个指标没有可相加的组成部分。")


def _describe_method(trend: Trend) -> str:
    window = window_title(trend.metric)
    return _(
        "口径：{window}。自身变化＝平均占比 × 值之差；构成变化＝占比之差 × "
        "（平均值 − 总平均值）。方法：Kitagawa 1955。"
    ).format(window=window)


def _find_change(trend: Trend, dimension: str, back: int) -> Change | None:
    """The change of the metric's own window; None where it cannot be split."""
    now = trend.view.filters.period
    then = months_before(now, back)
    found = [
        (
            period,
            list_parts(
                trend.view.metrics, trend.metric, dimension, period, trend.scope.area
            ),
        )
        for period in (then, now)
    ]
    if any(parts.empty for _period, parts in found):
        return None
    return split_change(trend.metric, dimension, *found)
