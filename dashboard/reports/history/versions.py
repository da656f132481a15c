"""What was published when, as a table, newest first: one row a publication."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from dashboard.datasets import DATASETS
from dashboard.filters import months_before
from dashboard.formats import format_period, write_value
from dashboard.forms import CODE, COUNT, MOMENT
from dashboard.i18n import _
from dashboard.reports.metric_cells import month_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.batches import Batch, list_batches
from dashboard.store.tables import Publication, Snapshot


@dataclass(frozen=True)
class Version:
    """One publication, the batch that it came with, and whether it stands now.

    `is_in_force`: of a ledger, the edition of the latest month alone; those of the
    months before stand for their months.
    """

    publication: Publication
    batch: Batch
    is_standing: bool
    is_in_force: bool

    @property
    def id(self) -> str:
        """Names the version in URLs."""
        return version_id(self.publication)

    @property
    def title(self) -> str:
        """Data set, month and table version in words."""
        own = self.publication
        return _("{dataset} {period} 版本 {version}").format(
            dataset=DATASETS[own.dataset].title,
            period=format_period(own.period),
            version=own.table_version,
        )


def version_id(publication: Publication) -> str:
    """Names a version in URLs: data set, month and table version."""
    own = publication
    return f"{own.dataset}.{own.period:%Y-%m}.{own.table_version}"


def list_versions(snapshot: Snapshot, dataset: str = "") -> list[Version]:
    """The versions of one data set, or of all, newest first."""
    standing = snapshot.published
    return [
        Version(
            own,
            batch,
            is_standing=standing.get((own.dataset, own.period)) == own,
            is_in_force=snapshot.is_in_force(own),
        )
        for batch in reversed(list_batches(snapshot))
        for own in batch.publications
        if dataset in ("", own.dataset)
    ]


def version_table(versions: Sequence[Version], zone: ZoneInfo | None) -> Table:
    """One row a version, by its id; times in `zone`, else the server's."""
    lines = [_describe(version, zone) for version in versions]
    columns = [
        Column("state", _("状态")),
        Column("dataset", _("数据集")),
        month_column(),
        Column("version", _("版本"), COUNT),
        Column("action", _("动作")),
        Column("row_count", _("行数"), COUNT),
        Column("published_at", _("时间"), MOMENT),
        Column("author", _("发布人")),
        Column("note", _("说明")),
        Column("file", _("文件")),
        Column("sha256", _("文件指纹"), CODE),
        Column("snapshot", _("快照"), CODE),
    ]
    return build_table(lines, columns, [version.id for version in versions])


def publication_matrix(snapshot: Snapshot, months: int) -> Table:
    """Rows last published by data set and month, for the latest `months` months."""
    latest = snapshot.latest_period or dt.date.today().replace(day=1)
    periods = [months_before(latest, back) for back in reversed(range(months))]
    counts = {(p.dataset, p.period): p.row_count for p in snapshot.publications}
    names = {period: f"row_count_{period:%Y_%m}" for period in periods}
    lines = [
        {"dataset": dataset.title}
        | {names[p]: counts.get((dataset.id, p)) for p in periods}
        for dataset in DATASETS.values()
    ]
    columns = [Column(names[p], format_period(p), COUNT) for p in periods]
    return build_table(lines, [Column("dataset", _("数据集")), *columns])


def _describe(version: Version, zone: ZoneInfo | None) -> dict[str, Any]:
    own = version.publication
    hashes = [sha256[:8] for sha256 in own.sha256.split(",")]
    return {
        "state": _state_title(version),
        "dataset": DATASETS[own.dataset].title,
        "period": own.period,
        "version": own.table_version,
        "action": _("恢复") if own.action == "restore" else _("发布"),
        "row_count": own.row_count,
        "published_at": local_time(own.published_at, zone),
        "author": own.author,
        "note": own.note,
        "file": own.file_name,
        "sha256": _("、").join(hashes),
        "snapshot": version.batch.snapshot_id,
    }


def _state_title(version: Version) -> str:
    if version.is_in_force:
        return _("● 在用")
    return _("○ 当月版本") if version.is_standing else _("已被替换")


def local_time(moment: dt.datetime, zone: ZoneInfo | None) -> dt.datetime:
    """A moment to the minute on the clocks of `zone`, else on the server's."""
    return moment.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)


def write_time(moment: dt.datetime, zone: ZoneInfo | None) -> str:
    """A moment to the minute: 2023-09-05 14:30."""
    return write_value(local_time(moment, zone), MOMENT)
