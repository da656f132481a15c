"""Commands that read and change what is published."""

import json
import sys
from typing import Annotated

import typer

from dashboard import publishing
from dashboard.cli.options import (
    Json,
    Note,
    Period,
    print_change,
    read_period,
    require_dataset,
)
from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.ingest.changes import describe_change
from dashboard.sample.files import write_sample
from dashboard.sample.store import build_sample_store
from dashboard.settings import SAMPLE_DIR, data_dir
from dashboard.store.batches import list_batches
from dashboard.store.tables import Store


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
    target = Store(data_dir())
    snapshot = build_sample_store(target, report=typer.echo)
    typer.echo(_("示例库快照：{id}").format(id=snapshot.id))


def history(
    dataset: Annotated[str, typer.Argument(help="Data set; all if left out.")] = "",
    as_json: Json = False,
) -> None:
    """List what was published: when, by whom, from which file, as which version."""
    if dataset:
        require_dataset(dataset)
    snapshot = Store(data_dir()).snapshot()
    standing = snapshot.published
    lines = [
        {
            "snapshot": batch.snapshot_id,
            "in_force": snapshot.is_in_force(p),
            "stands": standing.get((p.dataset, p.period)) == p,
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
        for batch in list_batches(snapshot)
        for p in batch.publications
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
    require_dataset(dataset)
    store = Store(data_dir())
    reviewed = store.snapshot()
    replacement = store.restorable(dataset, version, read_period(period))
    change = describe_change(store, reviewed, replacement)
    print_change(change)
    if change.is_identical:
        typer.echo(_("与在用版本相同，无需恢复。快照：{id}").format(id=reviewed.id))
        return
    if not yes and sys.stdin.isatty():  # a script has nobody to ask
        typer.confirm(_("恢复？"), abort=True)
    snapshot = publishing.restore(store, [replacement], note=note, reviewed=reviewed)
    typer.echo(_("已恢复，快照：{id}").format(id=snapshot.id))
