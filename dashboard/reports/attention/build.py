"""The attention list of a month, from a snapshot's values and filed frames."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard.filters import period_key
from dashboard.reports.attention import since
from dashboard.reports.attention.facts import (
    dormant_matters,
    failed_check_matters,
    missing_dataset_matters,
    missing_report_matters,
    no_deadline_matters,
    overdue_matters,
    ungranted_matters,
    unmeasured_matters,
)
from dashboard.reports.attention.matters import Matter, in_order
from dashboard.reports.attention.signals import area_signals, unit_differences
from dashboard.reports.attention.since import date_named
from dashboard.reports.comparison import judge
from dashboard.statistics import funnel
from dashboard.store.checks import load_checks, run_checks
from dashboard.store.database import SnapshotDatabase
from dashboard.store.kept_frames import load_kept
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import definitions_hash, open_values
from dashboard.store.query import load_query, query_names
from dashboard.store.tables import Snapshot, Store


@dataclass(frozen=True, eq=False)
class Sources:
    """What a month's list reads besides metric values.

    `judged`: `date_named`; `offences`: `run_checks`, and `ungranted`: rows of
    views/ungranted_uses.sql, both of all months.
    """

    judged: pd.DataFrame
    offences: pd.DataFrame
    ungranted: pd.DataFrame


def list_matters(
    table: MetricTable, sources: Sources, period: dt.date, area_code: str
) -> list[Matter]:
    """All that a rule says of an area's month, what to act on first, good ones too."""
    place = (period, area_code)
    return in_order(
        [
            *missing_dataset_matters(table, *place),
            *missing_report_matters(table, *place),
            *overdue_matters(table, *place),
            *failed_check_matters(sources.offences, load_checks(), *place),
            *unmeasured_matters(table, *place),
            *no_deadline_matters(table, *place),
            *ungranted_matters(sources.ungranted, *place),
            *unit_differences(sources.judged, *place),
            *dormant_matters(table, *place),
            *area_signals(table, *place),
        ]
    )


def load_sources(
    store: Store, snapshot: Snapshot, table: MetricTable, period: dt.date
) -> Sources:
    """The sources of a snapshot's month, from their files or computed and filed now.

    Filed, since the libraries and the database behind them take seconds to start.
    """

    @cache
    def database() -> SnapshotDatabase:
        return SnapshotDatabase(store, snapshot)

    def filed(name: str, compute: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        stem = f"{snapshot.id}-{name}-{_definitions()}"
        return load_kept(store.root / "attention" / f"{stem}.parquet", compute)

    def judge_filed(month: dt.date) -> pd.DataFrame:
        name = f"judged-{period_key(month)}"
        return filed(name, lambda: judge.judge_month(table, month))

    return Sources(
        filed(
            f"named-{period_key(period)}",
            lambda: date_named(judge_filed, period, table.periods[0]),
        ),
        filed("offences", lambda: run_checks(database())),
        filed("ungranted", lambda: database().run("views/ungranted_uses")),
    )


def prepare_sources(store: Store, snapshot: Snapshot) -> None:
    """File the sources of a snapshot's latest month."""
    table = open_values(store, snapshot)
    load_sources(store, snapshot, table, table.periods[-1])


def _definitions() -> str:
    """A short hash of everything that decides the sources besides the snapshot."""
    names = query_names("checks")
    files = sorted(Path(funnel.__file__).parent.glob("*.py"))
    files += [Path(str(module.__file__)) for module in (judge, since)]
    texts = [load_query(name).sql for name in names]
    texts += [path.read_text("utf-8") for path in files]
    whole = definitions_hash() + "\n".join(texts)
    return hashlib.sha256(whole.encode()).hexdigest()[:8]
