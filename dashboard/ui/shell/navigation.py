"""The pages as data: file, names, address, who may see them."""

from dataclasses import dataclass
from functools import cached_property
from typing import NoReturn

import streamlit as st

from dashboard.access import EVERYONE, PUBLISHERS, Role
from dashboard.i18n import _, pick
from dashboard.ui.shell.url import page_parameters


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
    PageEntry("trends", "leadership/trends", "走势", "Trends", ":material/show_chart:"),
    PageEntry(
        "bulletin", "leadership/bulletin", "通报", "Bulletin", ":material/campaign:"
    ),
    PageEntry(
        "presentation",
        "leadership/presentation",
        "会议展示",
        "Presentation",
        ":material/slideshow:",
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
        "comparison",
        "supervision/comparison",
        "公平比较",
        "Comparison",
        ":material/balance:",
    ),
    PageEntry("powers", "supervision/powers", "权力事项", "Powers", ":material/gavel:"),
    PageEntry(
        "penalties",
        "supervision/penalties",
        "行权与处罚",
        "Penalties",
        ":material/receipt_long:",
    ),
    PageEntry(
        "findings",
        "supervision/findings",
        "问题台账",
        "Findings",
        ":material/fact_check:",
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
        "quality", "analysis/quality", "数据质量", "Data quality", ":material/rule:"
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


def register_pages() -> st.Page:
    """Make every page addressable and return the one that is asked for.

    The menu is ours (`draw_menu`): Streamlit's own drops the filters from the URL.
    Pages that a role may not open stay addressable, so that a link to one is answered
    with the reason instead of another page.
    """
    pages = [
        st.Page(
            entry.file,
            title=entry.title,
            url_path=entry.id,
            default=entry is _ENTRIES[0],
        )
        for entry in PAGES.values()
    ]
    return st.navigation(pages, position="hidden")


def draw_menu(role: Role) -> None:
    """The links that `role` may follow, by audience, in the side bar."""
    section = ""
    for entry in PAGES.values():
        if role not in entry.roles:
            continue
        if entry.section != section:
            section = entry.section
            st.caption(section_title(section))
        link_to_page(entry.id, entry.title, icon=entry.icon)


def open_page(page_id: str, **parameters: str) -> NoReturn:
    """Go to another page, with the filters and with `parameters` of its own."""
    st.switch_page(PAGES[page_id].file, query_params=page_parameters(**parameters))


def link_to_page(
    page_id: str, label: str, *, icon: str | None = None, **parameters: str
) -> None:
    """A link to another page that keeps the filters."""
    st.page_link(
        PAGES[page_id].file,
        label=label,
        icon=icon,
        query_params=page_parameters(**parameters),
    )
