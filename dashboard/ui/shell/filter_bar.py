"""The global filters: period and district, in the URL of every page."""

import streamlit as st

from dashboard.filters import Filters, parse_period, period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable
from dashboard.store.tables import Snapshot
from dashboard.ui.shell.url import choose


def choose_filters(snapshot: Snapshot, table: MetricTable) -> Filters:
    """Draw the filter bar, which also marks synthetic data; return what is chosen."""
    periods = [period_key(period) for period in reversed(table.periods)]
    districts = [a.code for a in areas().values() if a.area_level == "district"]
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        period = choose(
            _("月份"),
            "period",
            periods,
            periods[0],
            lambda key: format_period(parse_period(key)),
            width=150,
        )
        area = choose(
            _("范围"),
            "district",
            [CITY_CODE, *districts],
            CITY_CODE,
            lambda code: areas()[code].title,
            width=190,
        )
        if snapshot.is_sample:
            st.badge(_("示例数据"), icon=":material/science:", color="orange")
    return Filters(snapshot.id, parse_period(period), area)
