"""What was published when, as a table, newest first: one row a publication."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.filters import months_before
from dashboard.formats import format_count, format_period
from dashboard.i18n import _
from dashboard.store.batches import Batch, list_batches
from dashboard.store.tables import Publication, Snapshot


@dataclass(frozen=True)
class Version:
    """One publication, the batch that it came with, and whether it stands now."""

    publication: Publication
    batch: Batch
    is_standing: bool

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
        Version(own, batch, standing.get((own.dataset, own.period)) == own)
        for batch in reversed(list_batches(snapshot))
        for own in batch.publications
        if dataset in ("", own.dataset)
    ]


def version_table(versions: Sequence[Version], zone: ZoneInfo | None) -> pd.DataFrame:
    """One row a version, indexed by its id; times in `zone`, else the server's."""
    return pd.DataFrame(
        [_describe(version, zone) for version in versions],
        index=[version.id for version in versions],
    )


def publication_matrix(snapshot: Snapshot, months: int) -> pd.DataFrame:
    """Rows last published by data set and month, for the latest `months` months."""
    latest = snapshot.latest_period or dt.date.today().replace(day=1)
    periods = [months_before(latest, back) for back in reversed(range(months))]
    counts = {(p.dataset, p.period): p.row_count for p in snapshot.publications}
    return pd.DataFrame(
        [
            {_("数据集"): dataset.title}
            | {
                format_period(period): format_count(counts.get((dataset.id, period)))
                for period in periods
            }
            for dataset in DATASETS.values()
        ]
    )


def _describe(version: Version, zone: ZoneInfo | None) -> dict[str, str]:
    own = version.publication
    hashes = [sha256[:8] for sha256 in own.sha256.split(",")]
    return {
        _("状态"): _("● 在用") if version.is_standing else _("已被替换"),
        _("数据集"): DATASETS[own.dataset].title,
        _("月份"): format_period(own.period),
        _("版本"): str(own.table_version),
        _("动作"): _("恢复") if own.action == "restore" else _("发布"),
        _("行数"): format_count(own.row_count),
        _("时间"): write_time(own.published_at, zone),
        _("发布人"): own.author,
        _("说明"): own.note,
        _("文件"): own.file_name,
        _("文件指纹"): _("、").join(hashes),
        _("快照"): version.batch.snapshot_id,
    }


def write_time(moment: dt.datetime, zone: ZoneInfo | None) -> str:
    """A moment to the minute: 2023-09-05 14:30."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
