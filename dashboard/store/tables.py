"""The published tables: versioned, replaced one period at a time, never lost.

Data sets are Delta tables. Delta has no transaction across tables, so one small table,
`publications`, is the commit point: what it does not list is invisible. It names for
every publish the data set, the period and the table version that holds it; a snapshot
is one version of that list.
"""

import datetime as dt
import getpass
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import pyarrow
import pyarrow.dataset
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError, TableNotFoundError

from dashboard.datasets import DATASETS, Dataset
from dashboard.errors import DashboardError, NotPublished, StaleReview
from dashboard.i18n import _
from dashboard.store.appended import hold_lock, open_table
from dashboard.store.files import list_files, read_table

Action = Literal["publish", "restore"]

_PUBLICATIONS_SCHEMA = pyarrow.schema(
    [
        ("dataset", pyarrow.string()),
        ("period", pyarrow.date32()),
        ("table_version", pyarrow.int64()),
        ("action", pyarrow.string()),
        ("author", pyarrow.string()),
        ("note", pyarrow.string()),
        ("file_name", pyarrow.string()),
        ("sha256", pyarrow.string()),
        ("row_count", pyarrow.int64()),
        ("published_at", pyarrow.timestamp("us", tz="UTC")),
    ]
)

#: The author of synthetic data: pages mark every snapshot that holds any.
SAMPLE_AUTHOR = "示例数据"


@dataclass(frozen=True)
class Replacement:
    """Rows that take the place of a data set's period (or of a whole table)."""

    dataset: str
    period: dt.date
    rows: pyarrow.Table
    file_name: str
    sha256: str


@dataclass(frozen=True)
class Publication:
    """One line of the publications table."""

    dataset: str
    period: dt.date
    table_version: int
    action: Action
    author: str
    note: str
    file_name: str
    sha256: str
    row_count: int
    published_at: dt.datetime


@dataclass(frozen=True)
class Snapshot:
    """All that was published at one moment. `id` names it in pages and exports."""

    id: str
    publications: tuple[Publication, ...]

    @cached_property
    def written_versions(self) -> dict[str, int]:
        """The version of each published data set's table that was written last."""
        ordered = sorted(self.publications, key=lambda p: p.table_version)
        return {p.dataset: p.table_version for p in ordered}

    @cached_property
    def table_versions(self) -> dict[str, int]:
        """The version of each published data set's table that is in force.

        The last one written; of a ledger, the edition of its latest month.
        """
        ledgers = {name for name in self.written_versions if DATASETS[name].is_ledger}
        return self.written_versions | {
            name: self.editions(name)[-1].table_version for name in ledgers
        }

    def editions(self, dataset: str) -> list[Publication]:
        """What stands of a data set, a publication a month, oldest month first."""
        standing = (p for p in self.published.values() if p.dataset == dataset)
        return sorted(standing, key=lambda p: p.period)

    def replaced_by(self, dataset: str, period: dt.date) -> Publication | None:
        """What a publish for that month is held against, and takes the place of.

        The month's own publication; of a whole table, the one that stands. A ledger's
        first edition for a month follows the latest one before it.
        """
        if not DATASETS[dataset].keeps_months:
            return next(iter(self.editions(dataset)), None)
        if DATASETS[dataset].is_ledger:
            before = [p for p in self.editions(dataset) if p.period <= period]
            return before[-1] if before else None
        return self.published.get((dataset, period))

    def is_in_force(self, publication: Publication) -> bool:
        """Whether its rows count: it stands and, of a ledger, is the latest edition."""
        own = publication
        if self.published.get((own.dataset, own.period)) != own:
            return False
        return (
            not DATASETS[own.dataset].is_ledger
            or self.table_versions[own.dataset] == own.table_version
        )

    def until_edition(self, dataset: str, period: dt.date) -> "Snapshot":
        """The snapshot as if a ledger had no edition after that month."""
        kept = (
            p for p in self.publications if p.dataset != dataset or p.period <= period
        )
        return replace(self, publications=tuple(kept))

    @cached_property
    def published(self) -> dict[tuple[str, dt.date], Publication]:
        """What stands now: the last publication of each data set's period (a ledger's
        editions among them); of a whole table, the last one alone."""
        latest: dict[tuple[str, dt.date], Publication] = {}
        for publication in sorted(self.publications, key=lambda p: p.table_version):
            dataset = publication.dataset
            if not DATASETS[dataset].keeps_months:
                latest = {k: v for k, v in latest.items() if k[0] != dataset}
            latest[dataset, publication.period] = publication
        return latest

    @property
    def is_sample(self) -> bool:
        """Whether anything that stands is synthetic."""
        return any(p.author == SAMPLE_AUTHOR for p in self.published.values())

    @property
    def latest_period(self) -> dt.date | None:
        """The last month that anything was published for."""
        return max((period for _dataset, period in self.published), default=None)


# delta-rs decodes these as part of a URL, and opens another path or none.
_UNREADABLE = re.compile(r"[\[\]\\]|%[0-9A-Fa-f]{2}")


class Store:
    """The tables below one folder. Reading needs no lock; publishing takes one."""

    def __init__(self, root: Path) -> None:
        if _UNREADABLE.search(str(root)):
            raise DashboardError(
                _("数据目录的路径含有存储无法识别的字符：[ ] \\ 或 %。"),
                where=str(root),
                remedy=_("请用 DASHBOARD_DATA_DIR 指定另一个目录。"),
            )
        self.root = root

    @property
    def _publications_path(self) -> Path:
        return self.root / "publications"

    def snapshot(self, snapshot_id: str | None = None) -> Snapshot:
        """The snapshot of that id, or the current one. Raises `NotPublished`."""
        try:
            table = DeltaTable(str(self._publications_path))
        except TableNotFoundError:
            if snapshot_id is None:
                return Snapshot("", ())
            raise _unknown_snapshot(snapshot_id) from None
        version = table.version()
        prefix = str(table.metadata().id)[:8]
        if snapshot_id is not None:
            head, _sep, number = snapshot_id.partition("-")
            known = head == prefix and number.isdecimal() and int(number) <= version
            if not known:
                raise _unknown_snapshot(snapshot_id)
            version = int(number)
        return _read_snapshot(self._publications_path, prefix, version)

    def snapshot_id(self) -> str:
        """The current snapshot's id: cheap, for polling. Empty before any publish."""
        return self.snapshot().id

    def table_files(self, dataset: str, version: int) -> list[Path]:
        """The Parquet files of one version of a data set's table."""
        table = DeltaTable(str(self.root / dataset), version=version)
        return list_files(table)

    def read_rows(
        self, dataset: str, version: int, period: dt.date | None = None
    ) -> pyarrow.Table:
        """The rows of one table version, of one period if given."""
        table = DeltaTable(str(self.root / dataset), version=version)
        is_of = pyarrow.dataset.field("period") == period if period else None
        return read_table(table, DATASETS[dataset].arrow_schema, is_of)

    def publish(
        self,
        replacements: Sequence[Replacement],
        *,
        author: str = "",
        note: str = "",
        reviewed: Snapshot | None = None,
        action: Action = "publish",
    ) -> Snapshot:
        """Put all `replacements` in force at once, or none, and return the snapshot.

        `reviewed` is the snapshot that the difference was shown against: if one of the
        same periods was published since, `StaleReview` is raised and nothing happens.
        """
        try:
            with hold_lock(self.root):
                current = self.snapshot()
                if reviewed is not None:
                    _refuse_stale(replacements, reviewed, current)
                self._commit(replacements, current, author, note, action)
                return self.snapshot()
        except CommitFailedError as conflict:  # a writer on a host the lock misses
            raise _stale(replacements) from conflict

    def restore(
        self,
        dataset: str,
        version: int,
        period: dt.date | None = None,
        *,
        author: str = "",
        note: str = "",
    ) -> Snapshot:
        """Publish again what `version` held (of a monthly set: of `period`)."""
        return self.publish(
            [self.restorable(dataset, version, period)],
            author=author,
            note=note,
            action="restore",
        )

    def restorable(
        self, dataset: str, version: int, period: dt.date | None = None
    ) -> Replacement:
        """What `restore` would publish. Raises `NotPublished` if there is none."""
        listed = [
            p
            for p in self.snapshot().publications
            if p.dataset == dataset and p.table_version <= version
        ]
        candidates = [p for p in listed if period in (None, p.period)]
        at_version = [p for p in candidates if p.table_version == version]
        if len(at_version) > 1 and period is None:
            raise NotPublished(
                _("版本 {version} 包含多个月份。").format(version=version),
                where=DATASETS[dataset].title,
                remedy=_("请指明月份。"),
            )
        source = at_version or candidates if period else at_version
        if not source:
            raise NotPublished(
                _("没有可恢复的版本 {version}。").format(version=version),
                where=DATASETS[dataset].title,
                remedy=_("请在历史记录中查看已发布的版本。"),
            )
        publication = max(source, key=lambda p: p.table_version)
        rows = self.read_rows(
            dataset,
            publication.table_version,
            publication.period if DATASETS[dataset].is_monthly else None,
        )
        return Replacement(
            dataset, publication.period, rows, publication.file_name, publication.sha256
        )

    def _commit(
        self,
        replacements: Sequence[Replacement],
        current: Snapshot,
        author: str,
        note: str,
        action: Action,
    ) -> None:
        """Write the data tables, then list them all in one append."""
        now = dt.datetime.now(dt.UTC)
        who = author or getpass.getuser()
        versions = dict(current.written_versions)
        lines = []
        for batch in _batches(replacements):
            dataset = DATASETS[batch[0].dataset]
            version = self._replace(dataset, batch, versions.get(dataset.id, 0))
            versions[dataset.id] = version
            lines += [
                Publication(
                    r.dataset, r.period, version, action, who, note, r.file_name,
                    r.sha256, r.rows.num_rows, now,
                )
                for r in batch
            ]  # fmt: skip
        open_table(self._publications_path, _PUBLICATIONS_SCHEMA)
        write_deltalake(
            str(self._publications_path),
            pyarrow.Table.from_pylist(
                [asdict(line) for line in lines], schema=_PUBLICATIONS_SCHEMA
            ),
            mode="append",
        )

    def _replace(self, dataset: Dataset, batch: list[Replacement], listed: int) -> int:
        """Replace the batch's periods in one commit; return the new table version."""
        partition = ["period"] if dataset.is_monthly else None
        table = open_table(self.root / dataset.id, dataset.arrow_schema, partition)
        if table.version() > listed:
            table.restore(listed)  # a batch that was killed before it was listed
        rows = pyarrow.concat_tables(
            r.rows.select(dataset.arrow_schema.names).cast(dataset.arrow_schema)
            for r in batch
        )
        periods = ", ".join(f"'{r.period.isoformat()}'" for r in batch)
        write_deltalake(
            table,
            rows.sort_by([(name, "ascending") for name in dataset.key]),
            mode="overwrite",
            predicate=f"period in ({periods})" if dataset.is_monthly else None,
        )
        return DeltaTable(str(self.root / dataset.id)).version()


def _batches(replacements: Sequence[Replacement]) -> Iterable[list[Replacement]]:
    """What is written in one commit: the months of a data set, or a whole table."""
    ordered = sorted(replacements, key=lambda r: (r.dataset, r.period))
    for name, group in itertools.groupby(ordered, key=lambda r: r.dataset):
        if DATASETS[name].is_monthly:
            yield list(group)
        else:
            yield from ([replacement] for replacement in group)


@lru_cache(maxsize=64)
def _read_snapshot(path: Path, prefix: str, version: int) -> Snapshot:
    """The publications listed up to `version`: immutable, so read once."""
    table = DeltaTable(str(path), version=version)
    rows = read_table(table, _PUBLICATIONS_SCHEMA).to_pylist()
    ordered = sorted(rows, key=lambda r: (r["published_at"], r["dataset"], r["period"]))
    return Snapshot(
        f"{prefix}-{version}" if rows else "", tuple(Publication(**r) for r in ordered)
    )


def _refuse_stale(
    replacements: Iterable[Replacement], reviewed: Snapshot, current: Snapshot
) -> None:
    """Raise `StaleReview` if a period at hand was published since `reviewed`."""
    moved = [r for r in replacements if _standing(r, reviewed) != _standing(r, current)]
    if moved:
        raise _stale(moved)


def _standing(replacement: Replacement, snapshot: Snapshot) -> int | None:
    """The table version that a replacement would take the place of."""
    listed = snapshot.replaced_by(replacement.dataset, replacement.period)
    return listed.table_version if listed else None


def _stale(replacements: Iterable[Replacement]) -> StaleReview:
    where = _("、").join(
        f"{DATASETS[r.dataset].title} {r.period:%Y-%m}" for r in replacements
    )
    return StaleReview(
        _("审阅之后，同一数据已有新的发布。"),
        where=where,
        remedy=_("请查看新的差异后再次发布。"),
    )


def _unknown_snapshot(snapshot_id: str) -> NotPublished:
    return NotPublished(
        _("没有快照 {id}。").format(id=snapshot_id),
        remedy=_("请在历史记录中选择快照。"),
    )
