"""The presentation page: its controls, and the slide that stands in the URL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.charts.projection import enlarge
from dashboard.filters import Filters
from dashboard.formats import format_period
from dashboard.i18n import _, language
from dashboard.metrics import METRICS, Metric
from dashboard.reports.bulletin.figures import Material
from dashboard.reports.bulletin.tasks import Task, list_tasks
from dashboard.reports.presentation.briefing import Briefing, Number, Screen
from dashboard.reports.presentation.slides import SLIDES, build_screens, turn
from dashboard.settings import CITY_CODE
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.choices import choose_metric
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.results import (
    find_judged,
    find_matters,
    load_metrics,
    open_database,
)
from dashboard.ui.shell.session import apply_language
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View
from dashboard.ui.shell.viewport import is_narrow

_SECONDS = ("8", "15", "30", "60")
_FIRST_SECONDS = "15"
_HERE = Path(__file__)
_CLOCK = st.components.v2.component(
    "presentation_clock",
    html="<div></div>",
    css=_HERE.with_name("clock.css").read_text(encoding="utf-8"),
    js=_HERE.with_name("clock.js").read_text(encoding="utf-8"),
)
_TITLES = {slide.id: slide for slide in SLIDES}


@dataclass(frozen=True)
class Settings:
    """What the presentation looks at, and how it turns."""

    metric: Metric
    seconds: int
    is_paused: bool


def start_stage() -> None:
    """Clear the screen of menu and filters: large type on white."""
    st.html(_HERE.with_name("page.css"))


def choose_settings() -> Settings:
    """The metric shown closely and the seconds a slide stands, both in the URL."""
    with st.popover(_("设置"), icon=":material/settings:"):
        metric = choose_metric()
        seconds = choose(
            _("每页停留"),
            "seconds",
            _SECONDS,
            _FIRST_SECONDS,
            lambda count: _("{count} 秒").format(count=count),
            is_optional=True,
        )
    return Settings(metric, int(seconds), _is_paused())


def read_screens(view: View, metric: Metric) -> Mapping[str, Screen]:
    """The slides that have something to say, by id."""
    return _build(view.filters, metric.id, language(), is_wide=not is_narrow())


def draw_controls(ids: Sequence[str], settings: Settings) -> None:
    """Back, pause, on and out, each with its key."""
    paused = settings.is_paused
    st.button(
        _("上一页"), icon=":material/chevron_left:", shortcut="Left",
        on_click=_step, args=(ids, -1),
    )  # fmt: skip
    st.button(
        _("继续") if paused else _("暂停"),
        icon=":material/play_arrow:" if paused else ":material/pause:",
        shortcut="P",
        on_click=_toggle_pause,
        type="primary",
    )
    st.button(
        _("下一页"), icon=":material/chevron_right:", shortcut="Right",
        on_click=_step, args=(ids, 1),
    )  # fmt: skip
    if st.button(_("退出"), icon=":material/close:", shortcut="Esc"):
        open_page("overview")


@st.fragment
def show_slides(view: View, screens: Mapping[str, Screen], settings: Settings) -> None:
    """The slide of the URL; unless paused, the next one after each interval.

    Only this part runs again then, over screens that are built already.
    """
    apply_language()
    ids = list(screens)
    name = turn(ids, st.query_params.get("slide"), 0)
    _draw_heading(view, name, f"{ids.index(name) + 1}/{len(ids)}")
    _CLOCK(
        key="presentation_clock",
        data={
            "slide": name,
            "next": turn(ids, name, 1),
            "seconds": 0 if settings.is_paused else settings.seconds,
        },
        on_next_change=_write_next,
    )
    _draw_screen(name, screens[name])


def _write_next() -> None:
    """The slide whose turn it is (the clock's callback)."""
    st.query_params["slide"] = st.session_state["presentation_clock"]["next"]


def _step(ids: Sequence[str], step: int) -> None:
    """Turn the page in the URL (the buttons' callback)."""
    st.query_params["slide"] = turn(ids, st.query_params.get("slide"), step)


def _is_paused() -> bool:
    return st.query_params.get("paused") == "1"


def _toggle_pause() -> None:
    """Stop or go on (the button's callback)."""
    if _is_paused():
        st.query_params.pop("paused", None)
    else:
        st.query_params["paused"] = "1"


def _draw_heading(view: View, name: str, place: str) -> None:
    """Which slide of how many, of what area and month, and whether of sample data."""
    parts = [
        _TITLES[name].title,
        view.area.title,
        format_period(view.filters.period),
        place,
    ]
    spans = "".join(f"<span>{escape(part)}</span>" for part in parts)
    mark = f"<mark>{_('示例数据')}</mark>" if view.snapshot.is_sample else ""
    st.html(f'<div class="slide-heading">{spans}{mark}</div>')


def _draw_screen(name: str, screen: Screen) -> None:
    st.title(screen.sentence, anchor=False)
    if screen.numbers:
        st.html(
            f'<div class="slide-numbers">{"".join(map(_number, screen.numbers))}</div>'
        )
    if screen.lines:
        lines = "".join(f"<li>{escape(line)}</li>" for line in screen.lines)
        st.html(f'<ul class="slide-lines">{lines}</ul>')
    if screen.figure is not None:
        with st.container(key="slide_figure"):
            draw_chart(
                screen.figure,
                key=f"presentation_{name}",
                alt=screen.sentence,
                height="stretch",
            )
    if screen.note:
        st.html(f'<p class="slide-note">{escape(screen.note)}</p>')


def _number(number: Number) -> str:
    label, value, note = map(escape, (number.label, number.value, number.note))
    return f"<div><span>{label}</span><b>{value}</b><small>{note}</small></div>"


@st.cache_resource(max_entries=64, show_spinner=False)
def _build(
    filters: Filters, metric_id: str, spoken: str, *, is_wide: bool
) -> dict[str, Screen]:
    """The screens, made once for all rooms (nobody may change them)."""
    place = (filters.period, filters.area_code)
    briefing = Briefing(
        load_metrics(filters.snapshot_id),
        *place,
        METRICS[metric_id],
        find_matters(filters.snapshot_id, *place, spoken),
        find_judged(filters.snapshot_id, filters.period),
        _list_tasks(filters),
    )
    screens = build_screens(briefing)
    return {
        name: _fit(screen) if is_wide else screen for name, screen in screens.items()
    }


def _fit(screen: Screen) -> Screen:
    """The screen with a figure for the wall."""
    if screen.figure is None:
        return screen
    return replace(screen, figure=enlarge(screen.figure))


def _list_tasks(filters: Filters) -> Mapping[str, Task | None]:
    """What the bulletin of the month requires; it speaks of the whole city only."""
    if filters.area_code != CITY_CODE:
        return {}
    material = Material(
        filters.period,
        load_metrics(filters.snapshot_id),
        open_database(filters.snapshot_id),
    )
    return list_tasks(material, filters.cut_off)
