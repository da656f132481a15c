"""Step four of an upload: the review that the page shows, and its publication."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.access import PUBLISHERS, require_role
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.carry import Carry, add_carried, list_carried
from dashboard.ingest.changes import Change, describe_changes
from dashboard.ingest.confirmations import find_confirmations
from dashboard.ingest.impact import Impact, measure_impact
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import Issue
from dashboard.ingest.publication import Review, review_uploads
from dashboard.publishing import publish
from dashboard.store.tables import Publication
from dashboard.ui.parts.changes import change_title
from dashboard.ui.parts.forms import keep_failure, keep_press, show_failure
from dashboard.ui.shell.memo import keep_latest
from dashboard.ui.shell.results import find_snapshot, open_store
from dashboard.ui.shell.session import current_role, leave_the_past, name_author
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.upload.carry import is_carried
from dashboard.ui.upload.decisions import remember_decisions
from dashboard.ui.upload.files import reset_files
from dashboard.ui.upload.inspection import Item
from dashboard.ui.upload.items import is_included


@dataclass(frozen=True)
class Outcome:
    """What a publish did. `replaced`: the first version that it took the place of.

    `left_out`: the files of the batch that were not published.
    """

    snapshot_id: str
    titles: tuple[str, ...]
    period: dt.date
    replaced: Publication | None
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Examined:
    """The included lines, checked against what is published, and what would change.

    `left_out`: the names of the files of the lines that are not included; `carries`:
    what a restated month leaves uncorrected in force, or would without the yes given.
    """

    review: Review
    changes: tuple[Change, ...]
    impact: Impact
    left_out: tuple[str, ...]
    carries: tuple[Carry, ...]

    @property
    def confirmations(self) -> tuple[Issue, ...]:
        """What a person has to say yes to, with the figures in the sentence."""
        return find_confirmations(self.review, self.impact)

    @property
    def needs_note(self) -> bool:
        """Whether a reason has to be given."""
        return any(change.needs_note for change in self.changes)

    @property
    def is_pending(self) -> bool:
        """Whether a file is still being read."""
        return any("being_read" in upload.counts for upload in self.review.uploads)

    @property
    def is_publishable(self) -> bool:
        """Whether nothing is blocked and something would be published."""
        return bool(self.changes) and not self.review.is_blocked


def examine_items(items: Sequence[Item]) -> Examined:
    """The review of the included lines, made again when they or the store change."""
    included = [item.upload for item in items if item.upload and is_included(item)]
    # The uploads themselves are compared: a corrected sheet is another object.
    left_out = tuple(dict.fromkeys(i.file_name for i in items if not is_included(i)))
    key = (
        [id(upload) for upload in included],
        find_snapshot().id,
        left_out,
        is_carried(),
    )
    # They are kept along: an object's id is its own only while it lives.
    examined, _kept = keep_latest(
        "upload_examined",
        key,
        lambda: (_examine(included, left_out), included),
        _("正在与已发布的数据比较…"),
    )
    return examined


def _examine(uploads: Sequence[Upload], left_out: tuple[str, ...]) -> Examined:
    store = open_store()
    review = review_uploads(store, uploads)
    carries = () if review.is_blocked else list_carried(store, review)
    if is_carried():
        review = add_carried(review, carries)
    changes = tuple(describe_changes(store, review))
    impact = measure_impact(store, review)
    return Examined(review, changes, impact, left_out, carries)


def match_reviewed(items: Sequence[Item], review: Review) -> list[Upload | None]:
    """For each line its upload as reviewed, business checks included."""
    reviewed = iter(review.uploads)
    return [
        next(reviewed) if item.upload and is_included(item) else item.upload
        for item in items
    ]


def list_open(examined: Examined) -> list[Issue]:
    """What is out of the ordinary and not ticked yet."""
    return [
        issue
        for issue in examined.confirmations
        if not st.session_state.get(_box_key(issue))
    ]


def _box_key(issue: Issue) -> str:
    return f"upload_confirm_{issue.question}"


def publish_form(examined: Examined, pressed: Examined | None) -> None:
    """The note and the button; says why if nothing can be published.

    `pressed`: what is to be published, as it was shown when the button was pressed.
    """
    show_failure("upload")
    count = len(examined.changes)
    confirmed = _confirm(examined)
    is_open = bool(list_open(examined))
    with st.form("upload_publish", border=False):
        note = st.text_area(
            _("更改较早月份的原因（必填）")
            if examined.needs_note
            else _("说明（选填）"),
            placeholder=_("如：补报两个镇街；更正罚款金额"),
            max_chars=300,
            height=80,
            key="upload_note",
        )
        st.form_submit_button(
            _("发布 {count} 项").format(count=count) if count else _("发布"),
            type="primary",
            icon=":material/publish:",
            disabled=not examined.is_publishable or is_open,
            on_click=keep_press,
            args=("upload", examined),
            key="upload_publish_button",
        )
    if examined.is_publishable and all(c.is_identical for c in examined.changes):
        st.caption(_("与已发布的完全相同，不需要再发布。"))
    elif examined.is_publishable and is_open:
        st.caption(_("上面还有没确认的，逐条勾选后才能发布。"))
    elif examined.is_publishable:
        st.caption(_("要么全部发布，要么都不发布；随时可以恢复上一版本。"))
    elif examined.is_pending:
        st.caption(_("检查还没有结束，请稍等。"))
    elif examined.review.is_blocked:
        st.caption(_("有阻断问题的工作簿改好后重新上传，或取消勾选，再发布其余的。"))
    else:
        st.caption(_("请至少勾选一个能识别的工作簿。"))
    if pressed:
        _publish(pressed, (note or "").strip(), confirmed)


def _confirm(examined: Examined) -> set[str]:
    """A box for each thing out of the ordinary; the questions that were ticked."""
    if not examined.is_publishable:
        return set()
    return {
        issue.question
        for issue in examined.confirmations
        if st.checkbox(
            escape_markdown(issue.text),
            key=_box_key(issue),
            help=escape_markdown(issue.remedy_text) or None,
        )
    }


def _publish(examined: Examined, note: str, confirmed: set[str]) -> None:
    """Publish, keep what is to be said about it, and draw the page again."""
    try:
        require_role(current_role(), PUBLISHERS)
        if examined.needs_note and not note:
            raise DashboardError(
                _("这次会改动已公布的数字。"), remedy=_("请在说明里写明原因，再发布。")
            )
        for issue in examined.confirmations:
            if issue.question not in confirmed:
                raise DashboardError(issue.text, remedy=issue.remedy_text)
        with st.spinner(_("正在发布并计算指标…")):
            store = open_store()
            author = name_author()
            snapshot = publish(
                store, examined.review, author=author, note=note, confirmed=confirmed
            )
            _keep_outcome(snapshot.id, examined)
    except DashboardError as failure:
        keep_failure("upload", failure)
    st.rerun()


#: What session state holds of a batch.
_OF_A_BATCH = (
    "decisions", "left_out", "superseded", "inspected", "layouts", "examined", "note",
    "carry",
)  # fmt: skip


def _keep_outcome(snapshot_id: str, examined: Examined) -> None:
    """Remember what was published and how it was corrected; the page starts afresh."""
    remember_decisions(open_store(), examined.review.uploads, author=name_author())
    st.session_state["upload_outcome"] = Outcome(
        snapshot_id,
        tuple(change_title(change) for change in examined.changes),
        max(change.replacement.period for change in examined.changes),
        next((c.before for c in examined.changes if c.before), None),
        examined.left_out,
    )
    for name in _OF_A_BATCH:
        st.session_state.pop(f"upload_{name}", None)
    reset_files()
    leave_the_past()
