"""The command that lists what was issued, and from which snapshot."""

import json
from typing import Annotated, Any

import typer

from dashboard.cli.options import Json
from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.reports.documents import Issue, examine_documents
from dashboard.settings import data_dir
from dashboard.store.documents import list_documents
from dashboard.store.tables import Store

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


def _describe(issue: Issue) -> dict[str, Any]:
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
