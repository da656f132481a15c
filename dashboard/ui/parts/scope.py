"""What of the city the powers and penalties pages speak of, and the way up from it."""

from dataclasses import dataclass

import streamlit as st

from dashboard.i18n import _
from dashboard.names import units_within
from dashboard.reference import Area, areas
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View

ALL = "all"


@dataclass(frozen=True)
class Scope:
    """A view narrowed down to a unit, a domain, a power; '' or None where it is not."""

    view: View
    unit: Area | None
    domain: str = ""
    power: str = ""

    @property
    def area(self) -> Area:
        """The unit, else the city or district of the filter bar."""
        return self.unit or self.view.area

    @property
    def parameters(self) -> dict[str, str]:
        """The scope as parameters of the URL."""
        unit = {"unit": self.unit.code} if self.unit else {}
        names = {"domain": self.domain, "power": self.power}
        return unit | {name: value for name, value in names.items() if value}


def choose_unit_or_all(view: View) -> Area | None:
    """The monitored sub-district that the URL's `unit` names, or None for all."""
    units = view.metrics.units(view.filters.period)
    monitored = sorted(units, key=lambda code: (areas()[code].parent_code, code))
    asked = st.query_params.get("unit")
    within = units_within(view.filters.area_code)
    options = [code for code in monitored if code in within or code == asked]
    code = choose(
        _("镇街"),
        "unit",
        [ALL, *options],
        ALL,
        lambda code: _name(view, code),
        width=270,
        is_optional=True,
    )
    return None if code == ALL else areas()[code]


def _name(view: View, code: str) -> str:
    if code == ALL:
        return _("{area}全部镇街").format(area=view.area.title)
    return _("{district} · {unit}").format(
        district=areas()[areas()[code].parent_code].title, unit=areas()[code].title
    )


def area_crumbs(
    scope: Scope, page_id: str, *, is_whole: bool, **parameters: str
) -> None:
    """City, district and unit, inside a row of crumbs; each leads back to its own.

    `is_whole`: no crumb follows, so the last area is where one stands. `parameters`: of
    the page's own, that the links keep.
    """
    line = _line_of(scope.area)
    for area in line[:-1] if is_whole else line:
        link_to_page(page_id, area.title, **_area_parameters(area), **parameters)
        st.markdown("›", width="content")
    if is_whole:
        st.markdown(f"**{line[-1].title}**", width="content")


def link_to_dossier(unit: Area) -> None:
    """The way to a unit's page."""
    link_to_page(
        "subdistrict",
        _("打开{unit}档案").format(unit=unit.title),
        icon=":material/location_city:",
        area=unit.code,
    )


def _line_of(area: Area) -> list[Area]:
    """The area and those around it, the city first."""
    above = _line_of(areas()[area.parent_code]) if area.parent_code else []
    return [*above, area]


def _area_parameters(area: Area) -> dict[str, str]:
    if area.area_level == "subdistrict":
        return {"district": area.parent_code, "unit": area.code}
    return {"district": area.code}
