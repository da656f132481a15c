"""Commands that read and change what is published."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError, NotPublished
from dashboard.filters import parse_period, period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ingest.difference import count_differences
from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.issues import cap_issues
from dashboard.ingest.publication import Review, publish_review, review_uploads
from dashboard.sample.files import write_sample
from dashboard.sample.store import build_sample_store
from dashboard.settings import SAMPLE_DIR, data_dir
from dashboard.store.metric_values import load_metric_values
from dashboard.store.tables import Snapshot, Store


class Blocked(Exception):
    """An upload with issues that forbid its publication."""


Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Note = Annotated[str, typer.Option(help="Why: kept with the publication.")]
Period = Annotated[str, typer.Option(help="Month, such as 2023-09.")]


def sample(
    store: Annotated[
        bool, typer.Option("--store", help="Build the sample store instead.")
    ] = False,
) -> None:
    """Write the sample workbooks, or publish them into an empty store."""
    if not store:
        files = write_sample(SAMPLE_DIR)
        typer.echo(_("已写入 {count} 个示例工作簿。").format(count=len(files)))
        return
    snapshot = build_sample_store(Store(data_dir()), report=typer.echo)
    typer.echo(_("示例库快照：{id}").format(id=snapshot.id))


def ingest(
    files: Annotated[list[Path], typer.Argument(help="Workbooks.", exists=True)],
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
        _require_dataset(dataset)
    uploads = [
        upload
        for file in files
        for upload in inspect_workbook(
            file.read_bytes(),
            file.name,
            dataset=dataset or None,
            period=read_period(period),
        )
    ]
    store = Store(data_dir())
    review = review_uploads(store, uploads)
    snapshot = review.snapshot
    is_published = not (check_only or review.is_blocked)
    if is_published:
        snapshot = publish_review(store, review, note=note)
        load_metric_values(store, snapshot)  # now, not at the first reader's cost
    if as_json:
        typer.echo(_review_json(review, snapshot, is_published))
    else:
        _print_review(review, snapshot, is_published)
    if review.is_blocked:
        raise Blocked


def history(
    dataset: Annotated[str, typer.Argument(help="Data set; all if left out.")] = "",
    as_json: Json = False,
) -> None:
    """List what was published: when, by whom, from which file, as which version."""
    if dataset:
        _require_dataset(dataset)
    lines = [
        {
            "dataset": p.dataset,
            "period": period_key(p.period),
            "version": p.table_version,
            "action": p.action,
            "rows": p.row_count,
            "author": p.author,
            "note": p.note,
            "file": p.file_name,
            "sha256": p.sha256,
            "published_at": p.published_at.isoformat(timespec="seconds"),
        }
        for p in Store(data_dir()).snapshot().publications
        if dataset in ("", p.dataset)
    ]
    if as_json:
        typer.echo(json.dumps(lines, ensure_ascii=False, indent=2))
        return
    for line in lines:
        typer.echo(
            "{published_at}  {dataset:<10} {period}  v{version:<4} {action:<8}"
            " {rows:>6}  {author}  {file}  {note}".format(**line)
        )


def restore(
    dataset: Annotated[str, typer.Argument(help="Data set.")],
    version: Annotated[int, typer.Argument(help="Version, as in history.")],
    period: Period = "",
    note: Note = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Publish an earlier version again; shows the difference and asks first."""
    _require_dataset(dataset)
    store = Store(data_dir())
    replacement = store.restorable(dataset, version, read_period(period))
    counts = count_differences(store, replacement)
    typer.echo(
        _(
            "{dataset} {period}：新增 {added}，删除 {removed}，更改 {changed} 行。"
        ).format(
            dataset=DATASETS[dataset].title,
            period=format_period(replacement.period),
            added=counts.added,
            removed=counts.removed,
            changed=counts.changed,
        )
    )
    if not yes:
        typer.confirm(_("恢复？"), abort=True)
    snapshot = store.restore(dataset, version, read_period(period), note=note)
    typer.echo(_("已恢复，快照：{id}").format(id=snapshot.id))


def read_period(text: str) -> Any:
    """The month that an option names, or None; raises `DashboardError`."""
    if not text:
        return None
    try:
        return parse_period(text)
    except ValueError:
        raise DashboardError(
            _("“{text}”不是月份。").format(text=text), remedy=_("请写成 2023-09。")
        ) from None


def _require_dataset(name: str) -> None:
    if name not in DATASETS:
        raise NotPublished(
            _("没有数据集“{name}”。").format(name=name),
            remedy=_("可用：{names}").format(names="、".join(DATASETS)),
        )


def _review_json(review: Review, snapshot: Snapshot, is_published: bool) -> str:
    versions = snapshot.table_versions
    files = [
        {
            "file": upload.file_name,
            "dataset": upload.dataset or None,
            "period": period_key(upload.period) if upload.period else None,
            "rows": len(upload.frame),
            "published": is_published,
            "version": versions.get(upload.dataset) if is_published else None,
            "issues": [issue.to_json() for issue in cap_issues(upload.issues)[0]],
        }
        for upload in review.uploads
    ]
    return json.dumps(
        {"files": files, "snapshot": snapshot.id}, ensure_ascii=False, indent=2
    )


def _print_review(review: Review, snapshot: Snapshot, is_published: bool) -> None:
    for upload in review.uploads:
        typer.echo(_title(upload))
        for issue in cap_issues(upload.issues)[0]:
            place = f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet
            typer.echo(f"  [{issue.severity}] {place} {issue.text} {issue.remedy_text}")
    if is_published:
        typer.echo(_("已发布，快照：{id}").format(id=snapshot.id))
    else:
        typer.echo(_("未发布。"))


def _title(upload: Upload) -> str:
    dataset = DATASETS[upload.dataset].title if upload.dataset else _("未识别")
    period = format_period(upload.period) if upload.period else ""
    count = _("{count} 行").format(count=len(upload.frame))
    return f"{upload.file_name} / {upload.sheet}: {dataset} {period} {count}"
