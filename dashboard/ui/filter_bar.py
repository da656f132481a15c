"""The global filters: period and district, bound to the URL on every page."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.filters import Filters, parse_period, period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable


def bound_choice(
    label: str,
    key: str,
    options: Sequence[str],
    default: str,
    format_func: Callable[[str], str],
    width: int,
) -> str:
    """A select box whose value always stands in the URL as `key`.

    Streamlit drops a bound widget's default from the URL, and a link without it would
    drift to next month's default: so the widget has none, and the first run of a
    session writes the value itself.
    """
    asked = st.query_params.get(key)
    if st.session_state.get(key) not in options and asked not in options:
        if asked:
            st.toast(_("链接中的“{value}”没有数据，已改为默认值。").format(value=asked))
        st.session_state.pop(key, None)
        st.query_params[key] = default
        st.session_state[key] = default
    chosen = st.selectbox(
        label,
        options,
        key=key,
        index=None,
        format_func=format_func,
        bind="query-params",
        width=width,
    )
    return chosen or default


def choose_filters(snapshot_id: str, table: MetricTable) -> Filters:
    """Draw the filter bar and return what is chosen."""
    periods = [period_key(period) for period in reversed(table.periods)]
    districts = [a.code for a in areas().values() if a.area_level == "district"]
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        period = bound_choice(
            _("月份"),
            "period",
            periods,
            periods[0],
            lambda key: format_period(parse_period(key)),
            width=170,
        )
        area = bound_choice(
            _("范围"),
            "district",
            [CITY_CODE, *districts],
            CITY_CODE,
            lambda code: areas()[code].title,
            width=210,
        )
    return Filters(snapshot_id, parse_period(period), area)
