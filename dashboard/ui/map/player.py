"""The month as a slider, and a button that plays the months one after the other."""

import datetime as dt
from pathlib import Path

import streamlit as st

from dashboard.filters import parse_period, period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View

_SPANS = ("12", "24")
_BUTTON = st.components.v2.component(
    "player",
    html="<button type='button'></button>",
    css=Path(__file__).with_name("player.css").read_text(encoding="utf-8"),
    js=Path(__file__).with_name("player.js").read_text(encoding="utf-8"),
)


def choose_months(view: View) -> list[dt.date]:
    """The last 12 or 24 published months, or from the one shown on; oldest first."""
    count = choose(
        _("时间跨度"),
        "months",
        _SPANS,
        _SPANS[0],
        lambda months: _("近 {months} 个月").format(months=months),
        width=150,
    )
    periods = view.metrics.periods
    first = min(periods[-int(count) :][0], view.filters.period)
    return [period for period in periods if period >= first]


def play_months(view: View, months: list[dt.date]) -> None:
    """Draw slider and button over `months`; both move the month in the URL."""
    keys = [period_key(period) for period in months]
    if len(keys) < 2:  # nothing to move through
        return
    shown = period_key(view.filters.period)
    with st.container(horizontal=True, vertical_alignment="bottom", key="player_bar"):
        _BUTTON(
            key="player_button",
            data={
                "periods": keys,
                "period": shown,
                "play": _("播放"),
                "stop": _("停止"),
            },
            on_period_change=_write_played,
            width="content",
            height="content",
        )
        st.session_state["player_slider"] = shown
        st.select_slider(
            _("拖动或播放月份"),
            keys,
            key="player_slider",
            format_func=lambda key: format_period(parse_period(key)),
            on_change=_write_chosen,
        )


def _write_played() -> None:
    """The month that is played next (the button's callback)."""
    st.query_params["period"] = st.session_state["player_button"]["period"]


def _write_chosen() -> None:
    """The month that the slider stands at (its callback)."""
    st.query_params["period"] = st.session_state["player_slider"]
