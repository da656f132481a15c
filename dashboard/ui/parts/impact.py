"""Step three of an upload, the figures: which KPIs and totals a publish would move."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import period_key
from dashboard.formats import format_count
from dashboard.i18n import _
from dashboard.ingest.impact import Impact, MetricMove
from dashboard.metrics import METRICS
from dashboard.reports.table import Table
from dashboard.reports.upload.impact import (
    describe_moves,
    describe_outliers,
    move_id,
    move_table,
    outlier_table,
    total_table,
)
from dashboard.statistics.robust import LEAST_HISTORY, LIMIT
from dashboard.ui.parts.tables import draw_table
from dashboard.ui.shell.url import page_parameters

_HEIGHT = 360


def draw_impact(impact: Impact) -> None:
    """What deserves a look, in sentences; all that moves on demand."""
    if not impact.items:
        return
    if outliers := describe_outliers(impact):
        st.warning(outliers, icon=":material/troubleshoot:")
    for sentence in describe_moves(impact):
        st.markdown(sentence)
    totals = total_table(impact.items)
    if not impact.metric_moves and totals.empty:
        return
    with st.expander(_("查看全部指标和合计")):
        _draw_moves(impact)
        _draw_totals(impact, totals)


def _draw_moves(impact: Impact) -> None:
    """The metrics that move, and the way to the map of the one clicked."""
    moves = {move_id(move): move for move in impact.metric_moves}
    if not moves:
        return
    st.markdown(_("**指标**：全市数值，和数值变动的镇街数"))
    table = move_table(impact.metric_moves)
    clicked = _draw_table(table, "moves", _("发布后变动的指标"), is_clickable=True)
    _link_to_map(moves[clicked or next(iter(moves))])


def _link_to_map(move: MetricMove) -> None:
    """The map of a metric, as published now, in a tab of its own.

    Another page in this tab would take the batch away.
    """
    parameters = {"metric": move.metric}
    if move.before:  # the month is there to be seen
        parameters["period"] = period_key(move.period)
    st.link_button(
        _("在地图上看：{metric}（发布前，新标签页）").format(
            metric=METRICS[move.metric].title
        ),
        f"map?{urlencode(page_parameters(**parameters))}",
        icon=":material/open_in_new:",
        type="tertiary",
        help=_("点表中另一行，可以换一个指标。"),
    )


def _draw_totals(impact: Impact, totals: Table) -> None:
    """The sums beside their past, then those beyond their usual ranges."""
    if totals.empty:
        return
    st.markdown(_("**合计**：已报镇街之和，和以往相比"))
    _draw_table(totals, "totals", _("合计与以往相比"))
    outliers = outlier_table(impact)
    if not outliers.empty:
        st.markdown(
            _("**异常**：{count} 处，最异常的在前").format(
                count=format_count(len(outliers))
            )
        )
        _draw_table(outliers, "outliers", _("超出以往范围的合计"))
    st.caption(
        _(
            "与本镇街此前 12 个月相比：稳健 z 值（按中位数和绝对中位差）超过 {limit} "
            "为异常；历史不足 {months} 个月的不判断。只提示，不影响发布。"
        ).format(limit=LIMIT, months=LEAST_HISTORY)
    )


def _draw_table(
    table: Table, name: str, alt: str, *, is_clickable: bool = False
) -> str | None:
    return draw_table(
        table,
        key=f"upload_{name}",
        alt=alt,
        height=_HEIGHT,
        is_clickable=is_clickable,
    )
