"""The findings page's breadcrumb: city, district, sub-district, finding."""

from typing import Any

import streamlit as st

from dashboard.reference import Area, areas
from dashboard.reports.findings.filter import LedgerFilter
from dashboard.settings import CITY_CODE
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.view import View


def draw_trail(
    view: View, chosen: LedgerFilter, finding: dict[str, Any] | None
) -> None:
    """The way up: each step keeps the other filters; the last is where one stands."""
    steps = _steps(view, chosen, finding)
    kept = {
        name: ",".join(values)
        for name, values in chosen.items()
        if values and name != "area"
    }
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for area in steps[: len(steps) if finding else -1]:
            link_to_page("findings", area.title, **(kept | _scope(area)))
            st.markdown("›", width="content")
        last = finding["finding_code"] if finding else steps[-1].title
        st.markdown(f"**{last}**", width="content")


def _steps(
    view: View, chosen: LedgerFilter, finding: dict[str, Any] | None
) -> list[Area]:
    """City, district and unit of the finding, else of the filters."""
    units = [finding["subdistrict_code"]] if finding else list(chosen["area"])
    city = areas()[CITY_CODE]
    if len(units) == 1:
        unit = areas()[units[0]]
        return [city, areas()[unit.parent_code], unit]
    return [city] if view.filters.area_code == CITY_CODE else [city, view.area]


def _scope(area: Area) -> dict[str, str]:
    """The URL's parameters that narrow the ledger to `area`."""
    if area.area_level == "subdistrict":
        return {"area": area.code}
    return {"district": area.code}
