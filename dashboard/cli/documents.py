"""Commands that issue documents, and that list them with their snapshots."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.cli.options import Json, Period, read_period
from dashboard.errors import DashboardError, NotPublished
from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.history.documents import HandedOut, examine_documents
from dashboard.reports.visits.sheet import build_visit_sheet
from dashboard.settings import data_dir
from dashboard.store.database import SnapshotDatabase
from dashboard.store.documents import list_documents, record_document
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Snapshot, Store

_LINE = "{made_at}  {kind:<8} {period:<7}  {snapshot}  {author}  {name}"


def documents(
    kind: Annotated[
        str, typer.Argument(help="export, bulletin, ...; all if left out.")
    ] = "",
    as_json: Json = False,
) -> None:
    """List exports and bulletins, newest first: snapshot, and what changed since."""
    store = Store(data_dir())
    issues = examine_documents(list_documents(store, kind), store.snapshot())
    lines = [_describe(issue) for issue in issues]
    if as_json:
        typer.echo(json.dumps(lines, ensure_ascii=False, indent=2))
        return
    for line in lines:
        text = _LINE.format(**line)
        if names := line["restated"]:
            text += _("（此后更正：{names}）").format(names=_("、").join(names))
        typer.echo(text)


def visit_sheet(
    unit: Annotated[str, typer.Argument(help="Code or name of the sub-district.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The .docx to write.")],
    period: Period = "",
    as_of: Annotated[str, typer.Option(help="Snapshot id.")] = "",
) -> None:
    """Write the sheet to take on a visit, and enter it in the register."""
    store = Store(data_dir())
    snapshot = store.snapshot(as_of or None)
    month = read_period(period) or _latest(snapshot)
    data = build_visit_sheet(
        SnapshotDatabase(store, snapshot),
        open_values(store, snapshot),
        month,
        _find_unit(unit),
    )
    output.write_bytes(data)
    record_document(store, "visit_sheet", output.name, snapshot.id, month)
    typer.echo(str(output))


def _latest(snapshot: Snapshot) -> dt.date:
    if snapshot.latest_period is None:
        raise NotPublished(_("还没有发布任何数据"))
    return snapshot.latest_period


def _find_unit(text: str) -> str:
    """The code of the sub-district that has this code or this very name."""
    for area in areas().values():
        names = (area.code, area.name_zh, area.name_en)
        if area.area_level == "subdistrict" and text in names:
            return area.code
    raise DashboardError(_("未知：{names}").format(names=text))


def _describe(issue: HandedOut) -> dict[str, Any]:
    own = issue.document
    return {
        "kind": own.kind,
        "name": own.name,
        "period": period_key(own.period) if own.period else "",
        "snapshot": own.snapshot_id,
        "in_store": issue.is_known,
        "author": own.author,
        "made_at": own.made_at.isoformat(timespec="seconds"),
        "restated": [f"{p.dataset} {period_key(p.period)}" for p in issue.restatements],
    }
