"""From uploads to a publish: rows for the store, business checks, one atomic action."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import Issue, make_issue, sort_issues
from dashboard.store.checks import Check, load_checks, run_checks
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import load_metric_values
from dashboard.store.tables import Replacement, Snapshot, Store


@dataclass(frozen=True)
class Review:
    """Uploads that were checked against one snapshot, ready to publish or blocked."""

    uploads: tuple[Upload, ...]
    replacements: tuple[Replacement, ...]
    snapshot: Snapshot

    @property
    def is_blocked(self) -> bool:
        """Whether anything forbids the publish of all of it."""
        return any(upload.is_blocked for upload in self.uploads)


def review_uploads(store: Store, uploads: Sequence[Upload]) -> Review:
    """Check `uploads` against what is published now, as if they stood in its place."""
    snapshot = store.snapshot()
    clean = [upload for upload in uploads if not upload.is_blocked]
    replacements = build_replacements(clean)
    if replacements:
        database = SnapshotDatabase(store, snapshot, replacements)
        uploads = [_with_checks(upload, database) for upload in uploads]
    return Review(tuple(uploads), tuple(replacements), snapshot)


def publish_review(
    store: Store, review: Review, *, author: str = "", note: str = ""
) -> Snapshot:
    """Publish a review whole, and compute the new snapshot's metrics for its readers.

    Raises `DashboardError` if it is blocked or empty, `StaleReview` if the same data
    were published since the review.
    """
    if review.is_blocked or not review.replacements:
        raise DashboardError(
            _("有阻断问题，不能发布。"), remedy=_("请按问题清单修改后重新上传。")
        )
    snapshot = store.publish(
        review.replacements, author=author, note=note, reviewed=review.snapshot
    )
    load_metric_values(store, snapshot)
    return snapshot


def build_replacements(uploads: Sequence[Upload]) -> list[Replacement]:
    """One replacement for each data set and period; sheets of one period are joined."""
    groups: dict[tuple[str, dt.date], list[Upload]] = {}
    for upload in uploads:
        if upload.dataset and upload.period:
            groups.setdefault((upload.dataset, upload.period), []).append(upload)
    return [
        Replacement(
            dataset=dataset,
            period=period,
            rows=pyarrow.concat_tables(stored_rows(upload) for upload in group),
            file_name=_("、").join(dict.fromkeys(u.file_name for u in group)),
            sha256=",".join(dict.fromkeys(u.sha256 for u in group)),
        )
        for (dataset, period), group in groups.items()
    ]


def stored_rows(upload: Upload) -> pyarrow.Table:
    """An upload's rows as its data set's table keeps them, with their lineage."""
    schema = DATASETS[upload.dataset].arrow_schema
    extra: dict[str, Any] = {
        "source_sha256": upload.sha256,
        "source_sheet": upload.sheet,
        "source_row": pd.array(upload.frame.index, dtype="Int32"),
    }
    if "period" not in upload.frame.columns and "period" in schema.names:
        extra["period"] = pd.Timestamp(upload.period)
    frame = upload.frame.assign(**extra)
    return pyarrow.Table.from_pandas(frame, schema=schema, preserve_index=False)


def _with_checks(upload: Upload, database: SnapshotDatabase) -> Upload:
    """`upload` with an issue for each of its rows that a business check returns."""
    if upload.is_blocked or not upload.dataset:
        return upload
    checks = {check.id: check for check in load_checks(upload.dataset)}
    rows = run_checks(database, upload.dataset)
    found = [
        _make_issue(checks[row["check_id"]], row, upload)
        for row in rows.to_dict("records")
        if _is_of(row, upload)
    ]
    counts = dict(upload.counts)
    for issue in found:
        counts[issue.rule] = counts.get(issue.rule, 0) + 1
    issues = sort_issues((*upload.issues, *found))
    return replace(upload, issues=issues, counts=counts)


def _is_of(row: Mapping[Any, Any], upload: Upload) -> bool:
    """Whether a check's row stands in the upload, or speaks of its period as a whole."""
    if pd.isna(row["source_row"]):
        return bool(row["period"] == pd.Timestamp(upload.period))
    same_file = row["source_sha256"] == upload.sha256
    return bool(
        same_file
        and row["source_sheet"] == upload.sheet
        and int(row["source_row"]) in upload.frame.index
    )


def _make_issue(check: Check, row: Mapping[Any, Any], upload: Upload) -> Issue:
    """The issue that a check's row stands for, at its cell."""
    letter = upload.mapping.get(row["column_name"], "")
    has_cell = letter and pd.notna(row["source_row"])
    return Issue(
        severity=check.severity,
        rule=check.id,
        sheet=upload.sheet,
        cell=f"{letter}{int(row['source_row'])}" if has_cell else "",
        message=check.message.format(detail=row["detail"]),
        remedy=check.remedy,
        message_en=check.message_en.format(detail=row["detail"]),
        remedy_en=check.remedy_en,
    )
