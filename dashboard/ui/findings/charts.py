"""The findings page's charts, which narrow the ledger down, and its chains."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.charts.finding_kinds import kind_matrix
from dashboard.charts.ranking import part_bars
from dashboard.charts.survival_curve import survival_chart
from dashboard.datasets.findings import value_title
from dashboard.dimensions import age_title, find_dimension
from dashboard.formats import window_title
from dashboard.i18n import _
from dashboard.metrics.catalogue import OVERDUE_COUNT, RECTIFICATION_RATE
from dashboard.reports.findings.ages import age_values, describe_ages
from dashboard.reports.findings.chains import chain_table, chains_of, describe_chains
from dashboard.reports.findings.filter import LedgerFilter
from dashboard.reports.findings.kinds import describe_kinds, kinds_of
from dashboard.reports.findings.progress import (
    describe_duration,
    describe_flow,
    flow_rates,
    flow_values,
)
from dashboard.statistics.survival import kaplan_meier
from dashboard.ui.findings.story import show_story
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.ledger import list_findings
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.results import T, keep_result, run_page_query
from dashboard.ui.shell.url import write_many
from dashboard.ui.shell.view import View

_CHAINS_HEIGHT = 340
_COURSE_WIDTH = 600  # pixels: a chain of five findings


def draw_kinds(view: View, chosen: LedgerFilter) -> None:
    """Source by category; a click narrows the ledger to both, another one frees it."""
    findings = list_findings(view, chosen, without=("source", "category"))
    title = describe_kinds(findings)
    own = {"source": chosen["source"], "category": chosen["category"]}
    figure = _keep(
        lambda: kind_matrix(
            kinds_of(findings),
            title=title,
            name_value=value_title,
            sources=own["source"],
            categories=own["category"],
        ),
        "kinds",
        view,
        chosen,
    )
    _draw_filter(figure, "findings_kinds", title, own)
    st.caption(_("来源 × 类别，数字为例数。点击方块筛选，再点一次取消。"))


def draw_ages(view: View, chosen: LedgerFilter) -> None:
    """Overdue findings by age; a click narrows the ledger to a band."""
    findings = list_findings(view, chosen, without=("age",))
    title = describe_ages(findings)
    figure = _keep(
        lambda: part_bars(
            age_values(findings),
            OVERDUE_COUNT,
            title=title,
            names={band: age_title(band) for band in find_dimension("age").parts},
        ),
        "ages",
        view,
        chosen,
    )
    _draw_filter(figure, "findings_ages", title, {"age": chosen["age"]})
    st.caption(_("逾期未改的例数，按过期天数。点击横条筛选，再点一次取消。"))


def _draw_filter(
    figure: Any, key: str, title: str, own: dict[str, tuple[str, ...]]
) -> None:
    """A chart whose click writes the dimensions of `own` into the URL, in this order.

    A point that is already the choice is let go. The key holds the choice: the chart
    forgets its click once the URL has it, so that Back and the filters stay in charge.
    """
    key = f"{key}_{own}"

    def take() -> None:
        points = st.session_state[key]["selection"]["points"]
        if not points:
            return
        clicked = [(value,) for value in points[0]["customdata"][: len(own)]]
        is_chosen = clicked == list(own.values())
        for name, value in zip(own, clicked, strict=True):
            write_many(name, () if is_chosen else value)

    draw_chart(figure, key=key, alt=title, on_select=take)


def draw_flow(view: View, chosen: LedgerFilter) -> None:
    """What became of what was due: the rates, with numerators and denominators."""
    place = (view.filters.period, view.filters.area_code)
    rates = flow_rates(view.metrics, chosen, *place)
    title = describe_flow(rates)
    if not rates:
        st.caption(_("{reason}。").format(reason=title))
        return
    figure = part_bars(flow_values(rates), RECTIFICATION_RATE, title=title, names={})
    draw_chart(figure, key="findings_flow", alt=title)
    note = _("到期：期限在{window}内；口径见指标字典。")
    st.caption(note.format(window=window_title(RECTIFICATION_RATE)))


def draw_duration(view: View, chosen: LedgerFilter) -> None:
    """Time to rectify, those still open counted as far as they have come."""
    findings = list_findings(view, chosen)
    if findings.empty:
        return
    survival = _keep(
        lambda: kaplan_meier(findings["open_days"], findings["rectified_on"].notna()),
        "survival",
        view,
        chosen,
    )
    title = describe_duration(survival)
    figure = _keep(
        lambda: survival_chart(survival, title=title), "survival_chart", view, chosen
    )
    draw_chart(figure, key="findings_duration", alt=title)
    st.caption(_("仍未整改的比例及其 95% 区间（Kaplan-Meier），未整改的算到月末。"))


def draw_chains(view: View, chosen: LedgerFilter) -> None:
    """Faults that came back after closure; a click shows the latest one's story."""
    st.subheader(_("复发"))
    chains = run_page_query(
        "findings/chains",
        view.snapshot.id,
        period=view.filters.period,
        area_code=view.filters.area_code,
    )
    own = chains_of(chains, list_findings(view, chosen))
    if own.empty:
        st.write(_("所列问题没有在销号后 180 天内于同镇街同类再次发现的。"))
        return
    st.write(describe_chains(own))
    draw_listing(
        _keep(lambda: chain_table(own), "chains", view, chosen),
        view,
        "recurrence",
        view.filters.area_code,
        key="findings_chains",
        title=_("复发"),
        note=_("由镇街、类别和日期推定，不依据台账填写的“复发自”。"),
        height=_CHAINS_HEIGHT,
        widest=_COURSE_WIDTH,
        on_choose=show_story,
    )


def _keep(build: Callable[[], T], part: str, view: View, chosen: LedgerFilter) -> T:
    """What `build` returns for the filters, worked out once for all sessions."""
    return keep_result(build, part, view.filters, tuple(chosen.items()))
