"""The command that checks workbooks and publishes them."""

import json
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.options import (
    Json,
    Note,
    Period,
    print_change,
    read_period,
    require_dataset,
)
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.filters import period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ingest.changes import describe_changes
from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.issues import cap_issues
from dashboard.ingest.publication import Review, publish_review, review_uploads
from dashboard.settings import data_dir
from dashboard.store.metric_values import load_metric_values
from dashboard.store.tables import Snapshot, Store


class Blocked(Exception):
    """An upload with issues that forbid its publication."""


def ingest(
    files: Annotated[
        list[Path], typer.Argument(help="Workbooks.", exists=True, dir_okay=False)
    ],
    dataset: Annotated[str, typer.Option(help="Data set, if not recognised.")] = "",
    period: Period = "",
    check_only: Annotated[
        bool, typer.Option("--check-only", help="Check, publish nothing.")
    ] = False,
    note: Note = "",
    as_json: Json = False,
) -> None:
    """Check workbooks and publish them: all of them, or none."""
    if dataset:
        require_dataset(dataset)
    uploads = [
        upload
        for file in files
        for upload in inspect_workbook(
            _read_bytes(file),
            file.name,
            dataset=dataset or None,
            period=read_period(period),
        )
    ]
    store = Store(data_dir())
    review = review_uploads(store, uploads)
    if not as_json:
        _print_review(store, review)
    snapshot = review.snapshot
    is_published = not (check_only or review.is_blocked)
    if is_published:
        snapshot = publish_review(store, review, note=note)
        load_metric_values(store, snapshot)  # now, not at the first reader's cost
    if as_json:
        typer.echo(_review_json(review, snapshot, is_published))
    elif is_published:
        typer.echo(_("已发布，快照：{id}").format(id=snapshot.id))
    else:
        typer.echo(_("未发布。"))
    if review.is_blocked:
        raise Blocked


def _read_bytes(file: Path) -> bytes:
    """The file's content; raises `DashboardError` where it may not be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise DashboardError(
            _("不能读取文件。"), where=str(file), remedy=str(error.strerror)
        ) from None


def _review_json(review: Review, snapshot: Snapshot, is_published: bool) -> str:
    """The review as JSON; an issue's remedy stands beside its message."""
    versions = {
        (p.dataset, p.period): p.table_version
        for p in snapshot.publications
        if is_published
    }
    files = [
        {
            "file": upload.file_name,
            "dataset": upload.dataset or None,
            "period": period_key(upload.period) if upload.period else None,
            "rows": len(upload.frame),
            "published": is_published,
            "version": versions.get((upload.dataset, upload.period))
            if upload.period
            else None,
            "issues": [
                issue.to_json() | {"remedy": issue.remedy_text}
                for issue in cap_issues(upload.issues)[0]
            ],
        }
        for upload in review.uploads
    ]
    return json.dumps(
        {"files": files, "snapshot": snapshot.id}, ensure_ascii=False, indent=2
    )


def _print_review(store: Store, review: Review) -> None:
    for upload in review.uploads:
        typer.echo(_title(upload))
        shown, _counts = cap_issues(upload.issues)
        for issue in shown:
            place = f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet
            typer.echo(f"  [{issue.severity}] {place} {issue.text} {issue.remedy_text}")
        if left := sum(upload.counts.values()) - len(shown):
            typer.echo(_("  另有 {count} 个同类问题未列出。").format(count=left))
    if not review.is_blocked:
        for change in describe_changes(store, review):
            print_change(change)


def _title(upload: Upload) -> str:
    dataset = DATASETS[upload.dataset].title if upload.dataset else _("未识别")
    period = format_period(upload.period) if upload.period else ""
    count = _("{count} 行").format(count=len(upload.frame))
    return f"{upload.file_name} / {upload.sheet}: {dataset} {period} {count}"
