"""The pages as data: file, names, address, who may see them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

import streamlit as st

from dashboard.access import EVERYONE, PUBLISHERS, Role
from dashboard.i18n import _, pick


@dataclass(frozen=True)
class PageEntry:
    """One page. `id` is its `url_path`; its file is pages/<path>.py."""

    id: str
    path: str
    label: str
    label_en: str
    icon: str
    roles: frozenset[Role] = EVERYONE

    @property
    def title(self) -> str:
        """The page's name in the language at hand."""
        return pick(self.label, self.label_en)

    @property
    def file(self) -> str:
        """The script, relative to the project."""
        return f"pages/{self.path}.py"

    @cached_property
    def section(self) -> str:
        """The audience's folder."""
        return self.path.partition("/")[0]


_ENTRIES = (
    PageEntry(
        "overview", "leadership/overview", "总览", "Overview", ":material/dashboard:"
    ),
    PageEntry("map", "supervision/map", "镇街地图", "Map", ":material/map:"),
    PageEntry(
        "subdistrict",
        "supervision/subdistrict",
        "镇街档案",
        "Sub-district",
        ":material/location_city:",
    ),
    PageEntry(
        "upload",
        "analysis/upload",
        "上传发布",
        "Upload",
        ":material/upload_file:",
        PUBLISHERS,
    ),
    PageEntry(
        "history", "analysis/history", "发布历史", "History", ":material/history:"
    ),
    PageEntry(
        "metrics", "reference/metrics", "指标字典", "Metrics", ":material/menu_book:"
    ),
    PageEntry("about", "reference/about", "公开数据与说明", "About", ":material/info:"),
)

#: Every page by id; the first is the start page.
PAGES: dict[str, PageEntry] = {entry.id: entry for entry in _ENTRIES}


def section_title(section: str) -> str:
    """The heading of an audience's pages in the menu."""
    return {
        "leadership": _("领导看板"),
        "supervision": _("督导"),
        "analysis": _("数据"),
        "reference": _("参考"),
    }[section]


def build_navigation(role: Role) -> st.Page:
    """Draw the menu for `role` and return the page that is asked for.

    Pages that the role may not open stay addressable, so that a link to one is
    answered with the reason instead of another page.
    """
    menu: dict[str, list[st.Page]] = {}
    for entry in PAGES.values():
        page = st.Page(
            entry.file,
            title=entry.title,
            icon=entry.icon,
            url_path=entry.id,
            default=entry is _ENTRIES[0],
            visibility="visible" if role in entry.roles else "hidden",
        )
        menu.setdefault(section_title(entry.section), []).append(page)
    return st.navigation(menu, expanded=True)


def open_page(page_id: str, **parameters: str) -> NoReturn:
    """Go to another page; `parameters` become its URL's (not period or district)."""
    st.switch_page(PAGES[page_id].file, query_params=parameters)


def link_to_page(
    page_id: str, label: str, *, icon: str | None = None, **parameters: str
) -> None:
    """A link to another page that keeps the period and the district."""
    st.page_link(
        PAGES[page_id].file, label=label, icon=icon, query_params=parameters or None
    )
