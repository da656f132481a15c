"""From uploads to a publish: rows for the store, business checks, one atomic action."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.check_issues import issue_of_check
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import Issue, IssueLog, make_issue
from dashboard.ingest.vanished import find_vanished
from dashboard.store.checks import load_checks, run_checks
from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Replacement, Snapshot, Store


@dataclass(frozen=True)
class Coverage:
    """Which monitored units would have reported a data set for a month."""

    expected_count: int
    missing: tuple[str, ...]

    @property
    def reported_count(self) -> int:
        """The units that have reported."""
        return self.expected_count - len(self.missing)


@dataclass(frozen=True)
class Review:
    """Uploads that were checked against one snapshot, ready to publish or blocked.

    `coverage`: of the replacements that units report, by data set and period.
    `confirmations`: what a person has to confirm before the publish, each with the
    figures and a `question` of its own.
    """

    uploads: tuple[Upload, ...]
    replacements: tuple[Replacement, ...]
    snapshot: Snapshot
    coverage: Mapping[tuple[str, dt.date], Coverage] = field(default_factory=dict)
    confirmations: tuple[Issue, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether anything forbids the publish of all of it."""
        return any(upload.is_blocked for upload in self.uploads)


def review_uploads(store: Store, uploads: Sequence[Upload]) -> Review:
    """Check `uploads` against what is published now, as if they stood in its place."""
    snapshot = store.snapshot()
    uploads = _refuse_shared_keys(uploads)
    replacements = build_replacements([u for u in uploads if not u.is_blocked])
    coverage: dict[tuple[str, dt.date], Coverage] = {}
    if replacements:
        database = SnapshotDatabase(
            store, snapshot, in_force(replacements), is_filled=False
        )
        uploads = _with_checks(
            uploads, _CheckRuns(store, snapshot, replacements, database)
        )
        coverage = _read_coverage(database, replacements)
    vanished = find_vanished(store, snapshot, replacements)
    return Review(tuple(uploads), tuple(replacements), snapshot, coverage, vanished)


def publish_review(
    store: Store,
    review: Review,
    *,
    author: str = "",
    note: str = "",
    confirmed: Container[str] = (),
) -> Snapshot:
    """Publish a review whole and return the new snapshot.

    `confirmed`: the questions of the review's confirmations that were answered by yes.
    Raises `DashboardError` if it is blocked, empty or not confirmed, `StaleReview` if
    the same data were published since the review.
    """
    if review.is_blocked:
        raise DashboardError(
            _("有阻断问题，不能发布。"), remedy=_("请按问题清单修改后重新上传。")
        )
    if not review.replacements:
        raise DashboardError(
            _("没有可以发布的数据。"), remedy=_("请先上传并选中要发布的工作簿。")
        )
    for issue in review.confirmations:
        if issue.question not in confirmed:
            raise DashboardError(issue.text, remedy=issue.remedy_text)
    return store.publish(
        review.replacements, author=author, note=note, reviewed=review.snapshot
    )


def build_replacements(uploads: Sequence[Upload]) -> list[Replacement]:
    """One replacement for each data set and period; sheets of one period are joined."""
    return [
        Replacement(
            dataset=dataset,
            period=period,
            rows=pyarrow.concat_tables(stored_rows(upload) for upload in group),
            file_name=_("、").join(dict.fromkeys(u.file_name for u in group)),
            sha256=",".join(dict.fromkeys(u.sha256 for u in group)),
        )
        for (dataset, period), group in _group(uploads).items()
    ]


def stored_rows(upload: Upload) -> pyarrow.Table:
    """An upload's rows as its data set's table keeps them, with their lineage."""
    schema = DATASETS[upload.dataset].arrow_schema
    extra: dict[str, Any] = {
        "source_sha256": upload.sha256,
        "source_sheet": upload.sheet,
        "source_row": upload.frame.index.to_series().astype("int32"),
    }
    if "period" not in upload.frame.columns and "period" in schema.names:
        extra["period"] = pd.Timestamp(str(upload.period))
    frame = upload.frame.assign(**extra)
    return pyarrow.Table.from_pandas(frame, schema=schema, preserve_index=False)


def _group(uploads: Sequence[Upload]) -> dict[tuple[str, dt.date], list[Upload]]:
    """The recognised uploads by data set and period, in their order."""
    groups: dict[tuple[str, dt.date], list[Upload]] = {}
    for upload in uploads:
        if upload.recognition and upload.period:
            groups.setdefault((upload.dataset, upload.period), []).append(upload)
    return groups


def _refuse_shared_keys(uploads: Sequence[Upload]) -> list[Upload]:
    """`uploads` with an issue for each row whose key an earlier sheet or file bears."""
    found: dict[int, list[Issue]] = {}
    for (dataset, _period), group in _group(uploads).items():
        key = list(DATASETS[dataset].key)
        for later in range(1, len(group)):
            upload = group[later]
            earlier = pd.concat([u.frame[key] for u in group[:later]])
            repeated = pd.concat([earlier, upload.frame[key]]).duplicated()
            rows = repeated.iloc[len(earlier) :]
            letter = upload.mapping.get(key[-1], "")
            found[id(upload)] = [
                make_issue("key_in_other_sheet", upload.sheet, f"{letter}{row}")
                for row in rows[rows].index
            ]
    return [_with_issues(upload, found.get(id(upload), [])) for upload in uploads]


def in_force(replacements: Sequence[Replacement]) -> list[Replacement]:
    """`replacements` as they stand once published: of a whole table, the last month."""
    ordered = sorted(replacements, key=lambda r: r.period)
    places = {
        (r.dataset, r.period if DATASETS[r.dataset].keeps_months else None): r
        for r in ordered
    }
    return list(places.values())


def _read_coverage(
    database: SnapshotDatabase, replacements: Sequence[Replacement]
) -> dict[tuple[str, dt.date], Coverage]:
    """The coverage of those replacements that units report."""
    wanted = {
        (r.dataset, r.period)
        for r in replacements
        if DATASETS[r.dataset].reported_by == "unit"
    }
    rows = database.run("pages/upload/coverage").to_dict("records")
    return {
        place: Coverage(int(row["expected_count"]), tuple(row["missing_codes"]))
        for row in rows
        if (place := (row["dataset"], row["period"].date())) in wanted
    }


def _with_issues(upload: Upload, issues: Iterable[Issue]) -> Upload:
    """`upload` with further issues, sorted and counted."""
    log = IssueLog(list(upload.issues), Counter(upload.counts))
    log.extend(issues)
    return replace(upload, issues=log.sorted(), counts=dict(log.counts))


class _CheckRuns:
    """What the business checks return, each data set checked once.

    A ledger's edition for a month before its latest one is checked as it would stand
    in force: without the editions after it.
    """

    def __init__(
        self,
        store: Store,
        snapshot: Snapshot,
        replacements: Sequence[Replacement],
        database: SnapshotDatabase,
    ) -> None:
        self._store = store
        self._snapshot = snapshot
        self._replacements = replacements
        self._database = database
        self._rows: dict[tuple[str, dt.date | None], list[dict[Any, Any]]] = {}

    def list_rows(self, upload: Upload) -> list[dict[Any, Any]]:
        """The rows of `run_checks` among which those of the upload are."""
        if upload.is_blocked or not load_checks(upload.dataset):
            return []
        place = (upload.dataset, self._earlier_edition(upload))
        if place not in self._rows:
            found = run_checks(self._open(*place), upload.dataset)
            self._rows[place] = found.to_dict("records")
        return self._rows[place]

    def _earlier_edition(self, upload: Upload) -> dt.date | None:
        """The upload's month if it is a ledger's that later editions follow."""
        if upload.period is None or not DATASETS[upload.dataset].is_ledger:
            return None
        months = [p.period for p in self._snapshot.editions(upload.dataset)]
        months += [r.period for r in self._replacements if r.dataset == upload.dataset]
        return upload.period if max(months) > upload.period else None

    def _open(self, dataset: str, edition: dt.date | None) -> SnapshotDatabase:
        if edition is None:
            return self._database
        kept = [
            r for r in self._replacements
            if r.dataset != dataset or r.period <= edition
        ]  # fmt: skip
        snapshot = self._snapshot.until_edition(dataset, edition)
        return SnapshotDatabase(self._store, snapshot, in_force(kept), is_filled=False)


def _with_checks(uploads: Sequence[Upload], runs: _CheckRuns) -> list[Upload]:
    """`uploads` with an issue for each of their rows that a business check returns."""
    firsts = {id(group[0]) for group in _group(uploads).values()}
    checked = []
    for upload in uploads:
        rows = runs.list_rows(upload)
        checks = {check.id: check for check in load_checks(upload.dataset)}
        found = (
            issue_of_check(checks[row["check"]], row, upload)
            for row in rows
            if _is_of(row, upload, id(upload) in firsts)
        )
        checked.append(_with_issues(upload, found))
    return checked


def _is_of(row: Mapping[Any, Any], upload: Upload, is_first: bool) -> bool:
    """Whether a check's row stands in the upload.

    A row that names no cell speaks of the period as a whole (of a whole table, which
    has none, of all of it): the first upload of the period carries it.
    """
    if pd.isna(row["source_row"]):
        period = pd.Timestamp(str(upload.period))
        return is_first and (pd.isna(row["period"]) or bool(row["period"] == period))
    return bool(
        row["source_sha256"] == upload.sha256
        and row["source_sheet"] == upload.sheet
        and int(row["source_row"]) in upload.frame.index
    )
