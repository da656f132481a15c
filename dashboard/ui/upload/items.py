"""Step two of an upload: each file, sheet and month: what it is, and its state."""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.filters import months_before, parse_period, period_key
from dashboard.formats import format_count, format_period
from dashboard.i18n import _, ngettext, pick
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issue_sheet import severity_label
from dashboard.ingest.superseded import find_superseded
from dashboard.reports.upload.issues import count_issues
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.upload.columns import correct_layout
from dashboard.ui.upload.decisions import decide, read_decision
from dashboard.ui.upload.inspection import Item, inspect_again
from dashboard.ui.upload.questions import ask_questions

State = Literal[
    "ready",
    "warning",
    "blocked",
    "unknown",
    "refused",
    "unread",
    "left_out",
    "pending",
]

#: What has to be put right, or left out, before the rest can be published.
STUCK: tuple[State, ...] = ("blocked", "unknown", "refused")
_LEAST_MONTHS = 72
#: Below this a guess is doubtful enough to be said so.
_DOUBTFUL = 0.7
_RIVAL = "rival_dataset"


def is_included(item: Item) -> bool:
    """Whether the analyst wants this line published; so at first."""
    return item.upload is not None and item.key not in _left_out()


def item_state(item: Item, upload: Upload | None) -> State:
    """The state of a line; `upload`: as reviewed."""
    if upload is None:
        return "unread"
    if not is_included(item):
        return "left_out"
    if item.is_pending:
        return "pending"
    if item.is_stopped:
        return "unread"
    if not item.is_recognised:
        return "unknown" if item.is_readable else "refused"
    if upload.is_blocked:
        return "blocked"
    has_warning = any(issue.severity == "warning" for issue in upload.issues)
    return "warning" if has_warning else "ready"


def state_title(state: State) -> str:
    """The word for a state."""
    return {
        "ready": _("可发布"),
        "warning": _("有警告"),
        "blocked": _("阻断"),
        "unknown": _("未识别"),
        "refused": _("不能读取"),
        "unread": _("没有读取"),
        "left_out": _("本次不发布"),
        "pending": _("检查中"),
    }[state]


def list_items(
    items: Sequence[Item], reviewed: Sequence[Upload | None], first: dt.date | None
) -> None:
    """One line each, with what can be corrected about it; `first`: oldest month."""
    for item, upload in zip(items, reviewed, strict=True):
        with st.container(border=True, gap="small"):
            _draw_item(item, upload or item.upload, first)


def leave_out_stuck(items: Sequence[Item], reviewed: Sequence[Upload | None]) -> None:
    """One press leaves out whatever is stuck, where there is something to publish.

    A corrected file beside the one that it stands for: the latter alone is left out.
    """
    lines = list(zip(items, reviewed, strict=True))
    states = [item_state(*line) for line in lines]
    held = [line for line, state in zip(lines, states, strict=True) if state in STUCK]
    stuck = [i for i, u in held if not _only_repeats(u)] or [i for i, _u in held]
    if not stuck or not {"ready", "warning"}.intersection(states):
        return
    names = dict.fromkeys(PurePath(item.file_name).name for item in stuck)
    st.warning(
        ngettext("还有 {count} 张表要处理，现在不能发布：{names}。", len(stuck)).format(
            count=len(stuck), names=escape_markdown(_("、").join(names))
        ),
        icon=":material/block:",
    )
    st.button(
        _("先不发布这 {count} 张，发布其余的").format(count=len(stuck)),
        key="upload_leave_out",
        icon=":material/remove_circle:",
        on_click=_leave_out,
        args=(*(item.key for item in stuck),),
    )


def leave_out_superseded(items: Sequence[Item]) -> None:
    """A later file of the same set and month takes the earlier one's place, once.

    The analyst may take the earlier one along all the same.
    """
    lines = [item for item in items if item.upload is not None and item.is_recognised]
    uploads = [item.upload for item in lines if item.upload is not None]
    known = _superseded()
    new = {
        lines[earlier].key: lines[later].file_name
        for earlier, later in find_superseded(uploads).items()
        if lines[earlier].key not in known
    }
    if new:
        st.session_state["upload_superseded"] = known | new
        _leave_out(*new)


def _superseded() -> dict[str, str]:
    """The lines that a later file replaced, and the name of that file."""
    kept: dict[str, str] = st.session_state.get("upload_superseded", {})
    return kept


def _only_repeats(upload: Upload | None) -> bool:
    """Whether nothing blocks but that another sheet of the batch has the same rows."""
    issues = upload.issues if upload else ()
    rules = {issue.rule for issue in issues if issue.severity == "error"}
    return rules == {"key_in_other_sheet"}


def _left_out() -> frozenset[str]:
    """The lines not to be published; outlives their boxes while a file is read anew."""
    kept: frozenset[str] = st.session_state.get("upload_left_out", frozenset())
    return kept


def _leave_out(*keys: str) -> None:
    st.session_state["upload_left_out"] = _left_out() | set(keys)


def _take_box(line: str, box: str) -> None:
    """The box was ticked or not (its callback)."""
    _leave_out(line)
    if st.session_state[box]:
        st.session_state["upload_left_out"] = _left_out() - {line}


def _draw_item(item: Item, upload: Upload | None, first: dt.date | None) -> None:
    name, dataset, period, state = st.columns(
        [4, 2.2, 2, 1.8], gap="small", vertical_alignment="center"
    )
    with name:
        _draw_name(item)
    with dataset:
        _choose_dataset(item)
    with period:
        _choose_period(item, first)
    with state:
        _draw_state(item_state(item, upload))
        if upload is not None and item.is_recognised:
            st.caption(_count(upload))
        if item.is_stopped:
            st.button(
                _("重新检查"),
                key=f"upload_again_{item.key}",
                icon=":material/refresh:",
                on_click=inspect_again,
                args=(item.sha256,),
            )
    if item.is_first:
        ask_questions(item, upload)
    if item.is_first and item.first_rows:
        correct_layout(item)


def _count(upload: Upload) -> str:
    """Its rows, and its issues of the graver severities."""
    rows = _("{count} 行").format(count=format_count(len(upload.frame)))
    issues = [
        f"{severity_label(severity)} {format_count(count)}"
        for severity, count in count_issues([upload]).items()
        if count and severity != "info"
    ]
    return " · ".join([rows, *issues])


def _draw_name(item: Item) -> None:
    """The checkbox that takes the line along, and how it was recognised."""
    parts = [f"**{escape_markdown(item.file_name)}**", escape_markdown(item.sheet)]
    label = " · ".join(part for part in parts if part)
    if item.upload is None:
        st.markdown(label)
    else:
        box = f"upload_include_{item.key}"
        st.session_state[box] = is_included(item)
        st.checkbox(label, key=box, on_change=_take_box, args=(item.key, box))
    st.caption(_explain(item))
    if item.key in _superseded() and not is_included(item):
        name = escape_markdown(_superseded()[item.key])
        st.caption(_("同一数据集同一月份，已由后传的“{name}”代替。").format(name=name))


def _explain(item: Item) -> str:
    """Why the line was taken for what it is, or what to do about it."""
    upload = item.upload
    recognition = upload.recognition if upload else None
    if recognition is None:
        if item.is_readable:
            return _("没有认出表头。请选择数据集，再指出表头在哪一行、各列是什么。")
        issues = upload.issues if upload else ()
        told = (issues[0].text, issues[0].remedy_text) if issues else ()
        return pick("", " ").join(told)
    is_doubtful = recognition.confidence < _DOUBTFUL
    reasons = [r for r in recognition.reasons if is_doubtful or r.rule != _RIVAL]
    texts = [_("把握不大，请核对。")] if is_doubtful else []
    return pick("", " ").join(texts + [reason.text for reason in reasons])


def _choose_dataset(item: Item) -> None:
    if not item.is_first:
        st.caption(_dataset_title(item))
        return
    if not item.is_readable:
        return
    key = f"upload_dataset_{item.sha256[:16]}_{item.sheet}"
    upload = item.upload
    decided = read_decision(item.sha256, item.sheet).dataset
    st.session_state[key] = (upload.dataset if upload else "") or decided or None
    st.selectbox(
        _("数据集"),
        list(DATASETS),
        key=key,
        format_func=lambda name: DATASETS[name].title,
        placeholder=_("请选择"),
        on_change=_take_dataset,
        args=(item.sha256, item.sheet, key, st.session_state[key]),
    )


def _choose_period(item: Item, first: dt.date | None) -> None:
    upload = item.upload
    if upload is None or not item.is_recognised:
        return
    is_split = upload.recognition is not None and upload.recognition.period is None
    if upload.period and (is_split or not item.is_first):  # the rows say it
        st.caption(_("月份"))
        st.markdown(format_period(upload.period))
        return
    key = f"upload_period_{item.sha256[:16]}_{item.sheet}"
    st.session_state[key] = period_key(upload.period) if upload.period else None
    st.selectbox(
        _("月份"),
        _month_options(first, upload.period),
        key=key,
        format_func=lambda month: format_period(parse_period(month)),
        placeholder=_("请选择"),
        on_change=_take_period,
        args=(item.sha256, item.sheet, key, st.session_state[key]),
    )


def _month_options(first: dt.date | None, *others: dt.date | None) -> list[str]:
    """This month and those before it, newest first; with any other that is named."""
    now = dt.date.today().replace(day=1)
    count = _LEAST_MONTHS
    if first is not None:
        count = max(count, (now.year - first.year) * 12 + now.month - first.month + 1)
    months = {months_before(now, back) for back in range(count)}
    months |= {month for month in others if month}
    return [period_key(month) for month in sorted(months, reverse=True)]


def _take_dataset(sha256: str, sheet: str, key: str, shown: str | None) -> None:
    """Another data set: what was decided or remembered for the first one goes."""
    dataset = st.session_state[key]
    if dataset != shown:
        decide(sha256, sheet, dataset=dataset, columns=(), takes_offer=False)


def _take_period(sha256: str, sheet: str, key: str, shown: str | None) -> None:
    """Another month than the one `shown`: a widget drawn anew may report its own."""
    month = st.session_state[key]
    if month != shown:
        decide(sha256, sheet, period=parse_period(month))


def _draw_state(state: State) -> None:
    icon, color = {
        "ready": (":material/check_circle:", "green"),
        "warning": (":material/warning:", "orange"),
        "blocked": (":material/block:", "red"),
        "unknown": (":material/help:", "red"),
        "refused": (":material/block:", "red"),
        "unread": (":material/help:", "gray"),
        "left_out": (":material/remove_circle:", "gray"),
        "pending": (":material/hourglass_top:", "gray"),
    }[state]
    st.badge(state_title(state), icon=icon, color=color)  # type: ignore[arg-type]


def _dataset_title(item: Item) -> str:
    upload = item.upload
    return DATASETS[upload.dataset].title if upload and upload.dataset else ""
