"""Official boundaries on the data-quality page: what holds, a new file, withdrawal."""

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from dashboard.access import PUBLISHERS, Role, require_role
from dashboard.errors import DashboardError
from dashboard.filters import parse_period
from dashboard.i18n import _, language
from dashboard.ingest.boundaries import (
    BoundaryReview,
    inspect_boundaries,
    monitored_units,
)
from dashboard.ingest.boundary_shapes import Crs
from dashboard.reports.quality.boundaries import (
    begin_title,
    crs_titles,
    edition_table,
    problem_table,
)
from dashboard.store.boundaries import (
    keep_boundaries,
    list_editions,
    withdraw_boundaries,
)
from dashboard.store.decisions import known_names
from dashboard.ui.parts.forms import keep_failure, keep_press, show_failure, style_forms
from dashboard.ui.parts.tables import draw_table, draw_wrapped
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.session import current_role, name_author
from dashboard.ui.shell.texts import escape_markdown, write_failure

_PAGE = "boundaries"


@dataclass(frozen=True)
class _Wish:
    """What the button was pressed for: checked boundaries, or an edition to end."""

    review: BoundaryReview | None
    valid_from: dt.date | None = None
    source: str = ""
    file_name: str = ""
    crs: str = ""
    withdrawn: str = ""


def list_boundaries(role: Role) -> None:
    """The editions, newest first; analysts may withdraw those that hold."""
    editions = list_editions(open_store())[::-1]
    if not editions:
        st.caption(_("还没有载入官方界线：地图用示意区块，并注明非法定界线。"))
        return
    draw_table(edition_table(editions), key="boundary_editions", alt=_("地图界线"))
    standing = [edition for edition in editions if edition.withdrawn_at is None]
    if role not in PUBLISHERS:
        return
    for edition in standing:
        st.button(
            _("撤回：{edition}").format(edition=begin_title(edition)),
            key=f"boundary_withdraw_{edition.key}",
            on_click=keep_press,
            args=(_PAGE, _Wish(None, withdrawn=edition.key)),
        )


def load_boundaries(role: Role, pressed: _Wish | None) -> None:
    """For analysts: a file, what it is, what is wrong with it, and the button."""
    if pressed:
        _carry_out(pressed)
    show_failure(_PAGE)
    if role not in PUBLISHERS:
        return
    style_forms()
    with st.container(key=f"uploader_{language()}"):
        file = st.file_uploader(
            _("官方界线（GeoJSON，经纬度）：按代码或别名表中的名称对应镇街"),
            key="boundary_file",
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        crs = st.selectbox(
            _("坐标系"),
            list(Crs),
            index=None,
            format_func=lambda value: crs_titles()[Crs(value)],
            placeholder=_("请选择"),
            key="boundary_crs",
            width=240,
        )
        month = st.text_input(
            _("启用月份（如 2024-01，留空为一直）"), key="boundary_month", width=260
        )
        source = st.text_input(
            _("来源（地图上注明）"), max_chars=120, key="boundary_source", width=320
        )
    if file is None or crs is None:
        return
    try:
        valid_from = parse_period(month.strip()) if month.strip() else None
        review = _inspect(file.getvalue(), Crs(crs), valid_from)
    except ValueError:
        st.error(_("“{text}”不是月份。").format(text=escape_markdown(month)))
        return
    except DashboardError as failure:
        st.error(write_failure(failure))
        return
    _show_review(review)
    wish = _Wish(review, valid_from, source.strip() or file.name, file.name, crs)
    st.button(
        _("使用这些界线"),
        type="primary",
        disabled=not review.is_usable,
        key="boundary_keep",
        on_click=keep_press,
        args=(_PAGE, wish),
    )


@st.cache_data(max_entries=4, show_spinner=False)
def _check(
    data: bytes,
    crs: Crs,
    names: dict[str, str],
    monitored: tuple[str, ...],
    spoken: str,
) -> BoundaryReview:
    """The review of a file; `spoken`, the language of its messages, is in the key."""
    return inspect_boundaries(data, crs, names, monitored)


def _inspect(data: bytes, crs: Crs, valid_from: dt.date | None) -> BoundaryReview:
    names = known_names(open_store())
    monitored = tuple(sorted(monitored_units(valid_from)))
    return _check(data, crs, names, monitored, language())


def _show_review(review: BoundaryReview) -> None:
    usable = _("可用的镇街图形：{count} 个").format(count=len(review.features))
    if not review.problems:
        st.success(usable, icon=":material/check_circle:")
        return
    st.write(usable)
    draw_wrapped(problem_table(review.problems), alt=_("界线文件的问题"))


def _carry_out(wish: _Wish) -> None:
    """Keep or withdraw, with the role checked again; then the page is drawn anew."""
    try:
        require_role(current_role(), PUBLISHERS)
        author = name_author()
        if wish.review is None:
            withdraw_boundaries(open_store(), wish.withdrawn, author=author)
        else:
            keep_boundaries(
                open_store(),
                wish.review.features,
                valid_from=wish.valid_from,
                source=wish.source,
                file_name=wish.file_name,
                crs=wish.crs,
                author=author,
            )
    except DashboardError as failure:
        keep_failure(_PAGE, failure)
    st.rerun()
