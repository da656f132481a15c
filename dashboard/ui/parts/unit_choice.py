"""Which sub-district a page is about, and the way up from it."""

import streamlit as st

from dashboard.charts.geometry import read_tiles
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.names import unit_names, units_within
from dashboard.reference import Area, areas
from dashboard.settings import CITY_CODE
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.maps import unit_values
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.url import choose, read_parameter
from dashboard.ui.shell.view import View

_PROMPT_METRIC = OVERDUE_COUNT


def choose_unit(view: View) -> Area:
    """The sub-district that the URL names; without one, asks and ends the page."""
    asked = read_parameter("area")
    monitored = _monitored(view)
    if asked not in monitored:
        _ask(view, asked)
        st.stop()
    within = units_within(view.filters.area_code)
    options = [code for code in monitored if code in within or code == asked]
    code = choose(_("镇街"), "area", options, asked, _title_in_district, width=320)
    return areas()[code]


def draw_breadcrumb(unit: Area) -> None:
    """City, district, unit: the first two lead back to their maps."""
    asked = {name: read_parameter(name) for name in ("metric", "mode")}
    chosen = {name: value for name, value in asked.items() if value}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for area in (areas()[CITY_CODE], areas()[unit.parent_code]):
            link_to_page("map", area.title, **chosen, district=area.code)
            st.markdown("›", width="content")
        st.markdown(f"**{unit.title}**", width="content")


def monitored_units(view: View) -> list[str]:
    """The units of the month's roster within the chosen area, by district."""
    within = units_within(view.filters.area_code)
    return [code for code in _monitored(view) if code in within]


def _monitored(view: View) -> list[str]:
    """The units of the month's roster, by district."""
    units = view.metrics.units(view.filters.period)
    return sorted(units, key=lambda code: (areas()[code].parent_code, code))


def _ask(view: View, asked: str | None) -> None:
    """Say why no unit is shown and offer those of the month: as a list, as tiles."""
    st.title(_("请选择一个镇街"))
    if asked is not None:
        name = areas()[asked].title if asked in areas() else asked
        month = format_period(view.filters.period)
        st.warning(
            _("{name}不在{month}的监管名单内，没有指标。").format(
                name=name, month=month
            )
        )
    st.selectbox(
        _("镇街"),
        monitored_units(view),
        index=None,
        key="url_area",
        format_func=_title_in_district,
        placeholder=_("输入名称查找"),
        on_change=_open_chosen,
        width=320,
    )
    _offer_tiles(view)


def _open_chosen() -> None:
    """Write the unit chosen into the URL (the select box's callback)."""
    if code := st.session_state["url_area"]:
        st.query_params["area"] = code


def _offer_tiles(view: View) -> None:
    """The month's units as tiles; a click opens one."""
    title = _("{metric}，{period}：点击方格打开档案").format(
        metric=_PROMPT_METRIC.title, period=format_period(view.filters.period)
    )
    figure = tile_grid_chart(
        unit_values(view, _PROMPT_METRIC), _PROMPT_METRIC, read_tiles(), unit_names(),
        title=title,
    )  # fmt: skip
    event = draw_chart(figure, key="subdistrict_tiles", alt=title, on_select="rerun")
    if code := clicked_code(event):
        open_page("subdistrict", area=code)


def _title_in_district(code: str) -> str:
    unit = areas()[code]
    return _("{district} · {unit}").format(
        district=areas()[unit.parent_code].title, unit=unit.title
    )
