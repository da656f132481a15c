"""The data-quality page's parts: who has reported when, and what breaks a rule."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.charts.completeness import completeness_chart
from dashboard.datasets import DATASETS, Dataset
from dashboard.filters import months_before
from dashboard.formats import format_count, format_period
from dashboard.i18n import _, ngettext
from dashboard.names import unit_names
from dashboard.reports.history.versions import version_id
from dashboard.reports.quality.completeness import completeness_table
from dashboard.reports.quality.offences import (
    check_table,
    find_publication,
    offence_table,
)
from dashboard.store.checks import Check, load_checks, run_checks
from dashboard.store.tables import Publication
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.results import keep_result, open_database, run_page_query
from dashboard.ui.shell.session import visitor_zone
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View
from dashboard.ui.shell.viewport import is_narrow

_FIRST_DATASET = "penalties"
_SPANS = ("12", "24")
_SHOWN = 300
_MATRIX_HEIGHT, _CHECKS_HEIGHT, _ROWS_HEIGHT = 690, 330, 380


def choose_dataset() -> Dataset:
    """The data set that the URL names."""
    name = choose(
        _("数据集"),
        "dataset",
        list(DATASETS),
        _FIRST_DATASET,
        lambda dataset: DATASETS[dataset].title,
        width=200,
    )
    return DATASETS[name]


def choose_months() -> int:
    """How many months are looked back on, the period's own included."""
    chosen = choose(
        _("时间跨度"),
        "months",
        _SPANS,
        _SPANS[0],
        lambda count: _("近 {months} 个月").format(months=count),
        width=150,
    )
    return int(chosen)


def list_reports(view: View, dataset: Dataset, months: int) -> pd.DataFrame:
    """Who of the chosen area has reported when: the rows of completeness.sql."""
    return run_page_query(
        "quality/completeness",
        view.snapshot.id,
        dataset=dataset.id,
        area_code=view.filters.area_code,
        since=months_before(view.filters.period, months - 1),
        until=view.filters.period,
    )


def draw_caption(view: View, dataset: Dataset) -> None:
    """Whose months these are, and what counts as reported."""
    rule = (
        _("镇街上报：当月有任何一行（含零报告）即为已报")
        if dataset.reported_by == "unit"
        else _("市级掌握：当月发布后即覆盖全部镇街，没有行表示 0")
    )
    st.caption(
        " · ".join([view.area.title, rule, _("点击方块或表格的一行打开镇街档案")])
    )


def draw_completeness(view: View, reports: pd.DataFrame, title: str) -> None:
    """The matrix and its twin in words; a click on either opens the sub-district."""
    left, right = st.columns([5, 4], gap="medium")
    with left:
        event = draw_chart(
            completeness_chart(reports, unit_names(), title="", small=is_narrow()),
            key="quality_matrix",
            alt=title,
            on_select="rerun",
        )
    with right:
        clicked = draw_listing(
            completeness_table(reports),
            view,
            "completeness",
            st.session_state["url_dataset"],
            key="quality_table",
            title=title,
            height=_MATRIX_HEIGHT,
            is_clickable=True,
        )
    if code := clicked_code(event) or clicked:
        open_page("subdistrict", area=code)


def find_offences(snapshot_id: str) -> pd.DataFrame:
    """Every row of a snapshot that breaks a check (`run_checks`)."""
    return keep_result(
        lambda: run_checks(open_database(snapshot_id)), "offences", snapshot_id
    )


def draw_checks(view: View) -> None:
    """Every standing check with the rows it found, and the rows of the one chosen."""
    with st.spinner(_("正在校验…")):
        offences = find_offences(view.snapshot.id)
    checks = load_checks()
    counts = Counter(offences["check"])
    st.write(_describe_checks(checks, counts))
    st.caption(_("校验整个快照，不受上方月份和范围影响。"))

    def choose_check(name: str) -> None:
        if name in counts:
            st.query_params["check"] = name

    draw_listing(
        check_table(checks, counts),
        view,
        "check_list",
        key="quality_checks",
        title=_("业务校验"),
        height=_CHECKS_HEIGHT,
        on_choose=choose_check,
    )
    broken = [check for check in checks if check.id in counts]
    if broken:
        _draw_offences(view, _choose_check(broken), offences)


def _describe_checks(checks: Sequence[Check], counts: Mapping[str, int]) -> str:
    if not counts:
        return ngettext("{count} 项校验全部通过", len(checks)).format(count=len(checks))
    return _("{count} 项校验中 {broken} 项有发现，共 {rows} 行").format(
        count=len(checks), broken=len(counts), rows=format_count(sum(counts.values()))
    )


def _choose_check(broken: Sequence[Check]) -> Check:
    by_id = {check.id: check for check in broken}
    chosen = choose(
        _("查看哪项校验"),
        "check",
        list(by_id),
        broken[0].id,
        lambda name: _name_check(by_id[name]),
        width=340,
    )
    return by_id[chosen]


def _name_check(check: Check) -> str:
    """Data set and rule: several sets have a rule of the same name."""
    return f"{DATASETS[check.dataset].title} · {check.title}"


def _draw_offences(view: View, check: Check, offences: pd.DataFrame) -> None:
    """The rows of one check, newest month first, and the way to their uploads."""
    st.markdown(f"**{_name_check(check)}**  \n{check.remedy_text}")
    found = offences[offences["check"] == check.id]
    rows = _with_units(view, check, found.sort_values("period", ascending=False))
    brought = [
        find_publication(view.snapshot, check.dataset, row)
        for row in rows.to_dict("records")
    ]
    clicked = draw_listing(
        offence_table(rows, check, brought, visitor_zone()),
        view,
        "checks",
        check.id,
        key=f"quality_offences_{check.id}",  # another check, no row chosen yet
        title=_name_check(check),
        most=_SHOWN,
        height=_ROWS_HEIGHT,
        is_clickable=True,
    )
    _link_to_upload(brought[int(clicked or 0)])


def _with_units(view: View, check: Check, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with the sub-district that the stored row names, where it names one."""
    units = run_page_query(
        "quality/row_units",
        view.snapshot.id,
        dataset=check.dataset,
        uploads=",".join(sorted(set(rows["source_sha256"].dropna()))),
    ).astype({"source_row": "Int64"})
    place = ["source_sha256", "source_sheet", "source_row"]
    return rows.merge(units, how="left", on=place)


def _link_to_upload(own: Publication | None) -> None:
    """The way to the upload of the row clicked, at first of the first row."""
    if own is None:
        st.caption(_("这一行的来源已不在用。"))
        return
    link_to_page(
        "history",
        _("所选行来自：{dataset} {period} {file}，查看发布历史").format(
            dataset=DATASETS[own.dataset].title,
            period=format_period(own.period),
            file=escape_markdown(own.file_name),
        ),
        icon=":material/history:",
        dataset=own.dataset,
        version=version_id(own),
    )
