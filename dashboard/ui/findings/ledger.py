"""The findings page's ledger: filters in the URL, its headline, its rows."""

from functools import partial

import streamlit as st

from dashboard.formats import format_count, format_day, format_period
from dashboard.i18n import _, ngettext
from dashboard.reference import areas
from dashboard.reports.findings.filter import (
    DIMENSIONS,
    FIXED_VALUES,
    LedgerFilter,
    choice_title,
    describe_filter,
    dimension_title,
)
from dashboard.reports.findings.ledger import ledger_headline, ledger_table
from dashboard.ui.findings.story import show_story
from dashboard.ui.parts.ledger import list_findings
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.parts.unit_choice import monitored_units
from dashboard.ui.shell.results import keep_result, run_page_query
from dashboard.ui.shell.url import choose_many, read_many
from dashboard.ui.shell.view import View
from dashboard.ui.shell.viewport import is_narrow

_ALL_HEIGHT = 410


def read_filter(view: View) -> LedgerFilter:
    """What the URL narrows the ledger down to."""
    return {name: read_many(name, _options(view, name)) for name in DIMENSIONS}


def _options(view: View, name: str) -> tuple[str, ...]:
    """What can be chosen: rounds and units depend on the month, units on the area."""
    if name in FIXED_VALUES:
        return FIXED_VALUES[name]
    if name == "area":
        return tuple(monitored_units(view))
    rounds = run_page_query(
        "findings/rounds", view.snapshot.id, period=view.filters.period
    )
    return tuple(str(number) for number in rounds["round"])


def ledger_title(view: View, chosen: LedgerFilter) -> str:
    """The finding in a sentence."""
    units = [areas()[code].title for code in chosen["area"]]
    others = any(values for name, values in chosen.items() if name != "area")
    return ledger_headline(
        list_findings(view, chosen),
        view.filters.period,
        units[0] if len(units) == 1 else view.area.title,
        is_filtered=others or len(units) > 1,
    )


def choose_filter(view: View, chosen: LedgerFilter) -> None:
    """The multi-selects, folded on a phone, and the way back to all findings."""
    words = describe_filter(chosen)
    label = _("筛选：{filter}").format(filter=words) if words else _("筛选：全部")
    narrow = is_narrow()
    with (
        st.expander(label, expanded=not narrow, key=f"findings_filter_{narrow}"),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        for name in DIMENSIONS:
            choose_many(
                dimension_title(name),
                name,
                _options(view, name),
                partial(choice_title, name),
                width=_width(name, len(chosen[name])),
            )
        if words:
            _draw_clearing("findings_clear")


def _width(name: str, choices: int) -> int:
    """Pixels of a multi-select: one with a choice holds its name whole."""
    if choices:
        return 210
    return 145 if name in ("category", "area") else 130


def _draw_clearing(key: str) -> None:
    st.button(
        _("清除全部筛选"),
        key=key,
        on_click=clear_filter,
        icon=":material/filter_alt_off:",
    )


def clear_filter() -> None:
    """Take every filter of the ledger out of the URL (a button's callback)."""
    for name in DIMENSIONS:
        st.query_params.pop(name, None)


def draw_ledger(view: View, chosen: LedgerFilter) -> None:
    """The rows, the most pressing first; a click on one shows its story."""
    findings = list_findings(view, chosen)
    if findings.empty:
        _draw_nothing(view, chosen)
        return
    decisive = view.filters, tuple(chosen.items())
    table = keep_result(lambda: ledger_table(findings), "ledger", *decisive)
    # Closing a story lets go of its row: it can be clicked again.
    key = f"findings_ledger_{st.session_state.get('findings_closed', 0)}"

    notes = [
        ngettext("{count} 例，最紧迫的在前", len(table)).format(
            count=format_count(len(table))
        ),
        _("状态按 {day} 推定").format(day=format_day(view.filters.cut_off)),
        _("点击一行看来龙去脉"),
    ]
    draw_listing(
        table,
        view,
        "findings",
        view.filters.area_code,
        key=key,
        title=_("问题台账"),
        note=" · ".join(notes),
        height=_ALL_HEIGHT,
        on_choose=show_story,
    )


def _draw_nothing(view: View, chosen: LedgerFilter) -> None:
    """No row: because nothing was ever found, or because the filters leave none."""
    everything = list_findings(view, chosen, without=tuple(DIMENSIONS))
    if everything.empty:
        st.info(
            _("截至{month}末，{area}没有发现过问题。").format(
                month=format_period(view.filters.period), area=view.area.title
            )
        )
        return
    st.info(
        _("没有同时符合这些筛选的问题：台账共 {count} 例。").format(
            count=format_count(len(everything))
        )
    )
    _draw_clearing("findings_clear_empty")
