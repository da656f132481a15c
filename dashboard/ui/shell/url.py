"""The URL as the state of a page: what is chosen stands in it, by id, on every page.

Streamlit's own binding writes a widget's label, which changes with the language, and
leaves defaults out, so that a link to 'the latest month' drifts. Here the URL decides
and a widget's change is written to it before the page runs: a copied link, Back and
Forward restore what was seen.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.shell.texts import escape_markdown

#: Parameters that go along from page to page.
GLOBAL_PARAMETERS = ("period", "district", "role", "as_of")


def page_parameters(**parameters: str) -> dict[str, str]:
    """The parameters of a link: what holds everywhere, and its own."""
    remembered = st.session_state.get("url_remembered", {})
    return {**remembered, **parameters}


def remember(name: str, value: str | None) -> None:
    """Keep a global parameter for the session's links; None forgets it."""
    remembered = dict(st.session_state.get("url_remembered", {}))
    remembered.pop(name, None)
    if value is not None:
        remembered[name] = value
    st.session_state["url_remembered"] = remembered


def read_parameter(name: str) -> str | None:
    """What the URL says, else what an earlier page of the session said."""
    asked = st.query_params.get(name)
    remembered: dict[str, str] = st.session_state.get("url_remembered", {})
    return asked if asked is not None else remembered.get(name)


def choose(
    label: str,
    name: str,
    options: Sequence[str],
    default: str,
    format_func: Callable[[str], str],
    *,
    width: int | None = None,
    help: str | None = None,
    is_optional: bool = False,
) -> str:
    """A select box whose value is the URL's parameter `name`.

    An unknown value in the URL is answered with a notice and `default`. `is_optional`:
    the default means the same for ever and stays out of the URL.
    """
    value, key = _start_widget(name, options, default)
    st.selectbox(
        label,
        options,
        key=key,
        format_func=format_func,
        on_change=_write,
        args=(name, key, default if is_optional else None),
        width=width or "stretch",
        help=help,
    )
    if not is_optional:
        _settle(name, value)
    st.session_state.setdefault("url_chosen", {})[name] = label, format_func(value)
    return value


def forget_choices() -> None:
    """Begin a run: nothing has been chosen on its page yet."""
    st.session_state["url_chosen"] = {}


def describe_choices() -> dict[str, str]:
    """What this run's page has been asked to show so far: label -> value, in words.

    Only what is the page's own: period and area hold everywhere.
    """
    chosen: dict[str, tuple[str, str]] = st.session_state.get("url_chosen", {})
    return dict(said for name, said in chosen.items() if name not in GLOBAL_PARAMETERS)


def read_many(name: str, options: Sequence[str]) -> tuple[str, ...]:
    """What the URL's comma-separated list `name` holds of `options`, in its order."""
    asked = (st.query_params.get(name) or "").split(",")
    return tuple(value for value in dict.fromkeys(asked) if value in options)


def choose_many(
    label: str,
    name: str,
    options: Sequence[str],
    format_func: Callable[[str], str],
    *,
    width: int | None = None,
    placeholder: str = "",
) -> tuple[str, ...]:
    """A multi-select whose values are the URL's comma-separated list `name`.

    Nothing chosen stands for all. What the URL asks for beyond `options` is answered
    with a notice and leaves the URL.
    """
    values = read_many(name, options)
    asked = [value for value in (st.query_params.get(name) or "").split(",") if value]
    if unknown := [value for value in asked if value not in values]:
        text = _("链接中的“{value}”没有数据，已略去。")
        st.toast(text.format(value=escape_markdown(_("、").join(unknown))))
        write_many(name, values)
    key = f"url_many_{name}"
    st.session_state[key] = list(values)
    st.multiselect(
        label,
        options,
        key=key,
        format_func=format_func,
        on_change=lambda: write_many(name, st.session_state[key]),
        placeholder=placeholder or _("全部"),
        select_all=False,
        width=width or "stretch",
    )
    if values:
        words = _("、").join(map(format_func, values))
        st.session_state.setdefault("url_chosen", {})[name] = label, words
    return values


def write_many(name: str, values: Sequence[str]) -> None:
    """Put a list into the URL, as callbacks do; an empty one leaves it."""
    if values:
        st.query_params[name] = ",".join(values)
    else:
        st.query_params.pop(name, None)


def choose_part(name: str, titles: Mapping[str, str]) -> str:
    """Which part of a page is shown, as a row of buttons; at first the first.

    `titles`: id -> name; the URL's parameter `name` holds the id, or nothing.
    """
    first = next(iter(titles))
    value, key = _start_widget(name, list(titles), first)
    st.segmented_control(
        _("内容"),
        list(titles),
        required=True,
        format_func=titles.__getitem__,
        key=key,
        on_change=_write,
        args=(name, key, first),
        label_visibility="collapsed",
        wrap=True,
    )
    return value


def _start_widget(name: str, options: Sequence[str], default: str) -> tuple[str, str]:
    """What a parameter's widget has to show, and the widget's key, set to it."""
    asked = read_parameter(name)
    value = asked if asked is not None and asked in options else default
    if asked is not None and asked != value:
        text = _("链接中的“{value}”没有数据，已改为默认值。")
        st.toast(text.format(value=escape_markdown(asked)))
    key = f"url_{name}"
    st.session_state[key] = value
    return value, key


def _write(name: str, key: str, unwritten: str | None) -> None:
    """Put a widget's new value into the URL (its callback)."""
    if st.session_state[key] == unwritten:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = st.session_state[key]


def _settle(name: str, value: str) -> None:
    """Write a value that the URL lacks, once a page.

    Not again when the reader goes Back to the bare address: writing adds an entry to
    the browser's history, and would lead him forward again for ever.
    """
    if name in GLOBAL_PARAMETERS:
        remember(name, value)
    visited = (st.context.url or "").partition("?")[0]
    settled: dict[str, str] = st.session_state.setdefault("url_settled", {})
    if st.query_params.get(name) != value and settled.get(name) != visited:
        st.query_params[name] = value
    settled[name] = visited
