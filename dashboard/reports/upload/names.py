"""Names of sub-districts that nobody knew: what a batch holds, what was accepted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from dashboard.forms import MOMENT
from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.reference import areas
from dashboard.reports.history.versions import local_time, write_time
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.decisions import AliasDecision, fold_alias

_CELLS = 3  # named of each sheet


@dataclass
class UnknownName:
    """A name that stands for no unit yet: how many rows bear it, and where."""

    name: str
    row_count: int = 0
    places: list[str] = field(default_factory=list)


def list_unknown_names(uploads: Sequence[Upload]) -> list[UnknownName]:
    """The unknown names of a batch, each spelling that is kept as one, commonest first.

    `places`: file, sheet and the first cells.
    """
    found: dict[str, UnknownName] = {}
    for upload in uploads:
        for name, count in upload.unknown_names.items():
            own = found.setdefault(fold_alias(name), UnknownName(name))
            own.row_count += count
            own.places.append(_describe_place(upload, name))
    return sorted(found.values(), key=lambda own: -own.row_count)


def alias_table(decisions: Sequence[AliasDecision], zone: ZoneInfo | None) -> Table:
    """One row a decision, newest first; times in `zone`, else the server's."""
    lines = [
        {
            "alias": decision.alias,
            "unit": unit_title(decision.code),
            "author": decision.author,
            "decided_at": local_time(decision.decided_at, zone),
            "state": _describe_end(decision, zone),
        }
        for decision in reversed(decisions)
    ]
    columns = [
        Column("alias", _("名称")),
        Column("unit", _("镇街")),
        Column("author", _("确认人")),
        Column("decided_at", _("确认时间"), MOMENT),
        Column("state", _("状态")),
    ]
    return build_table(lines, columns)


def unit_title(code: str) -> str:
    """The unit's name in the language at hand; a code that is gone as it is."""
    return areas()[code].title if code in areas() else code


def _describe_place(upload: Upload, name: str) -> str:
    cells = [
        issue.cell
        for issue in upload.issues
        if issue.rule == "unknown_subdistrict" and f"“{name}”" in issue.message
    ]
    listed = _("、").join(cells[:_CELLS])
    if len(cells) > _CELLS:
        listed = _("{cells} 等").format(cells=listed)
    return " · ".join(filter(None, (upload.file_name, upload.sheet, listed)))


def _describe_end(decision: AliasDecision, zone: ZoneInfo | None) -> str:
    if decision.withdrawn_at is None:
        return _("● 在用")
    return _("{author} 已于 {time} 撤回").format(
        author=decision.withdrawn_by, time=write_time(decision.withdrawn_at, zone)
    )
