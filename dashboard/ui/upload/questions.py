"""Step two of an upload, questions: what a sheet leaves open, each with its answers."""

from collections.abc import Iterator

import streamlit as st

from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import Issue
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.upload.decisions import decide, read_decision
from dashboard.ui.upload.inspection import Item


def ask_questions(item: Item, upload: Upload | None) -> None:
    """A choice for each open question of a sheet, and what was answered so far.

    An answer has the sheet read again; it can be taken back until the publish.
    """
    answers = dict(read_decision(item.sha256, item.sheet).answers)
    for issue in _open_questions(upload):
        if issue.question not in answers:
            _ask(item, issue)
    for question, value in answers.items():
        _tell_answer(item, question, value)


def _open_questions(upload: Upload | None) -> Iterator[Issue]:
    """Each question of the upload once; the month has a choice of its own."""
    asked: set[str] = set()
    for issue in upload.issues if upload else ():
        is_open = issue.question and issue.answers and issue.question not in asked
        if is_open and issue.question != "period":
            asked.add(issue.question)
            yield issue


def _ask(item: Item, issue: Issue) -> None:
    key = f"upload_question_{item.sheet_key}_{issue.question}"
    texts = {answer.value: answer.text for answer in issue.answers}
    place = f"{issue.cell}：" if issue.cell else ""
    st.selectbox(
        escape_markdown(f"{place}{issue.text}"),
        list(texts),
        index=None,
        key=key,
        format_func=texts.__getitem__,
        placeholder=_("请选择"),
        help=escape_markdown(issue.remedy_text) or None,
        on_change=_take_answer,
        args=(item.sha256, item.sheet, issue.question, texts, key),
    )


def _take_answer(
    sha256: str, sheet: str, question: str, texts: dict[str, str], key: str
) -> None:
    value = st.session_state[key]
    if value is not None:
        answers = dict(read_decision(sha256, sheet).answers) | {question: value}
        told = dict(read_decision(sha256, sheet).told) | {question: texts[value]}
        decide(
            sha256,
            sheet,
            answers=tuple(answers.items()),
            told=tuple(told.items()),
        )


def _tell_answer(item: Item, question: str, value: str) -> None:
    """What was answered, with the way to take it back."""
    told = dict(read_decision(item.sha256, item.sheet).told).get(question, value)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("已回答：{answer}").format(answer=escape_markdown(told)))
        st.button(
            _("收回"),
            key=f"upload_unanswer_{item.sheet_key}_{question}",
            type="tertiary",
            icon=":material/undo:",
            on_click=_take_back,
            args=(item.sha256, item.sheet, question),
        )


def _take_back(sha256: str, sheet: str, question: str) -> None:
    answers = dict(read_decision(sha256, sheet).answers)
    answers.pop(question, None)
    decide(sha256, sheet, answers=tuple(answers.items()))
