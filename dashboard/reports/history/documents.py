"""Handed-out documents as a table: which snapshot each rests on, what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from dashboard.datasets import DATASETS
from dashboard.formats import format_period
from dashboard.forms import CODE, MOMENT
from dashboard.i18n import _, ngettext
from dashboard.reports.history.versions import local_time
from dashboard.reports.metric_cells import month_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.batches import earlier_snapshot
from dashboard.store.documents import Document, find_restatements
from dashboard.store.tables import Publication, Snapshot


@dataclass(frozen=True)
class HandedOut:
    """A document and what was published since in place of its figures.

    `is_known`: whether its snapshot belongs to the store as it is.
    """

    document: Document
    is_known: bool
    restatements: tuple[Publication, ...]


def examine_documents(
    documents: Sequence[Document], current: Snapshot
) -> list[HandedOut]:
    """Each document against what stands now, in the same order."""
    ids = {document.snapshot_id for document in documents}
    snapshots = {name: earlier_snapshot(current, name) for name in ids}
    return [
        HandedOut(
            document,
            (issued := snapshots[document.snapshot_id]) is not None,
            tuple(find_restatements(document, issued, current)) if issued else (),
        )
        for document in documents
    ]


def describe_documents(issued: Sequence[HandedOut]) -> str:
    """How many were issued, and how many of them show figures that changed since."""
    restated = sum(bool(issue.restatements) for issue in issued)
    if not issued:
        return _("还没有导出过文件。")
    if not restated:
        return ngettext(
            "共 {count} 份，所依据的数据此后都没有更正。", len(issued)
        ).format(count=len(issued))
    return ngettext(
        "共 {count} 份，其中 {restated} 份所依据的数据此后有更正。", len(issued)
    ).format(count=len(issued), restated=restated)


def document_table(issued: Sequence[HandedOut], zone: ZoneInfo | None) -> Table:
    """A line a document, in the same order; times in `zone`, else the server's."""
    columns = [
        Column("made_at", _("生成时间"), MOMENT),
        Column("kind", _("类别")),
        Column("file", _("文件")),
        month_column(),
        Column("snapshot", _("快照"), CODE),
        Column("restated", _("此后更正")),
        Column("author", _("生成人")),
    ]
    return build_table([_describe(issue, zone) for issue in issued], columns)


def kind_title(kind: str) -> str:
    """The word for a kind of document; an unknown kind stands for itself."""
    titles = {
        "export": _("导出"),
        "bulletin": _("通报"),
        "visit_sheet": _("督查单"),
    }
    return titles.get(kind, kind)


def _describe(issue: HandedOut, zone: ZoneInfo | None) -> dict[str, Any]:
    own = issue.document
    return {
        "made_at": local_time(own.made_at, zone),
        "kind": kind_title(own.kind),
        "file": own.name,
        "period": own.period,
        "snapshot": own.snapshot_id,
        "restated": tell_restatements(issue),
        "author": own.author,
    }


def tell_restatements(issue: HandedOut) -> str:
    """Which data sets and months were replaced since, or that none was."""
    if not issue.is_known:
        return _("快照不在本库")
    if not issue.restatements:
        return _("无")
    return "▲ " + _("、").join(
        f"{DATASETS[p.dataset].title} {format_period(p.period)}"
        for p in issue.restatements
    )
