"""Step two of an upload, unknown names: which sub-district each one stands for."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.access import PUBLISHERS, require_role
from dashboard.errors import DashboardError
from dashboard.formats import format_count
from dashboard.i18n import _, pick
from dashboard.ingest.inspection import Upload
from dashboard.ingest.names import rank_candidates
from dashboard.reference import areas
from dashboard.reports.upload.names import UnknownName, list_unknown_names
from dashboard.store.decisions import accept_alias, check_alias, known_names
from dashboard.ui.parts.forms import keep_failure, show_failure, style_forms
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.session import apply_language, current_role, name_author
from dashboard.ui.shell.texts import escape_markdown

_SHOWN = 20


def name_unknown(uploads: Sequence[Upload]) -> None:
    """A choice for each unknown name of the batch, and one button for all of them.

    Nothing is chosen beforehand: many units are one character apart.
    """
    show_failure("names")
    unknown = list_unknown_names(uploads)
    if not unknown:
        return
    style_forms()
    shown, known = unknown[:_SHOWN], known_names(open_store())
    with st.form("upload_names"):
        st.markdown(
            _(
                "**{count} 个名称不认识。** 请逐个选定是哪个镇街；确认后会记住，"
                "以后的工作簿都这样读。拿不准的先不选。"
            ).format(count=len(unknown))
        )
        for name in shown:
            _choose_unit(name, known)
        st.form_submit_button(
            _("确认所选名称"),
            icon=":material/spellcheck:",
            on_click=_accept,
            args=([name.name for name in shown],),
            key="upload_names_button",
        )
    if len(unknown) > len(shown):
        st.caption(_("先列出 {count} 个，确认后再列其余的。").format(count=len(shown)))


def _choose_unit(unknown: UnknownName, known: Mapping[str, str]) -> None:
    """The name with its places, and every unit to choose from, likely ones first."""
    likely = {c.code: c.score for c in rank_candidates(unknown.name, known)}
    rest = [
        code
        for code, area in areas().items()
        if area.area_level == "subdistrict" and code not in likely
    ]
    name, unit = st.columns([3, 2], vertical_alignment="center")
    name.markdown(
        _("**“{name}”** {count} 行").format(
            name=escape_markdown(unknown.name), count=format_count(unknown.row_count)
        )
    )
    name.caption(escape_markdown(pick("；", "; ").join(unknown.places)))
    unit.selectbox(
        _("“{name}”是哪个镇街").format(name=unknown.name),
        [*likely, *rest],
        index=None,
        format_func=lambda code: _describe_unit(code, likely.get(code)),
        placeholder=_("请选择镇街"),
        key=_key(unknown.name),
        label_visibility="collapsed",
    )


def _describe_unit(code: str, score: float | None) -> str:
    """The unit and its district; how like the name is, for a candidate."""
    area = areas()[code]
    title = f"{area.title} · {areas()[area.parent_code].title}"
    if score is None:
        return title
    return _("{unit}（相似度 {score}）").format(unit=title, score=format_count(score))


def _key(name: str) -> str:
    return f"upload_name_{name}"


def _accept(names: Sequence[str]) -> None:
    """Keep what was chosen, all or nothing (the button's callback)."""
    apply_language()  # a callback comes before the page
    chosen = {
        name: code for name in names if (code := st.session_state.get(_key(name)))
    }
    try:
        require_role(current_role(), PUBLISHERS)
        if not chosen:
            raise DashboardError(
                _("没有选定镇街。"), remedy=_("请至少为一个名称选定镇街。")
            )
        store = open_store()
        known = known_names(store)
        for name, code in chosen.items():
            check_alias(name, code, known)
        for name, code in chosen.items():
            accept_alias(store, name, code, author=name_author())
    except DashboardError as failure:
        keep_failure("names", failure)
    else:
        st.toast(
            _("已记住 {count} 个名称，工作簿重新检查过了。").format(count=len(chosen))
        )
