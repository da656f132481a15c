"""Cached results, shared by all sessions: every key holds the snapshot id."""

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from dashboard.i18n import language
from dashboard.reports.attention.build import list_matters, load_sources
from dashboard.reports.attention.matters import Matter
from dashboard.settings import data_dir
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Snapshot, Store

T = TypeVar("T")


def open_store() -> Store:
    """The store of this process."""
    return Store(data_dir())


def find_snapshot(snapshot_id: str | None = None) -> Snapshot:
    """The snapshot of that id, or the current one."""
    return open_store().snapshot(snapshot_id)


@st.cache_resource(max_entries=8, show_spinner=False)
def load_metrics(snapshot_id: str) -> MetricTable:
    """The metric values of one snapshot."""
    store = open_store()
    return open_values(store, store.snapshot(snapshot_id))


@st.cache_data(max_entries=256, show_spinner=False)
def find_matters(
    snapshot_id: str, period: dt.date, area_code: str, spoken: str
) -> list[Matter]:
    """What the rules say of an area's month, in the language at hand (`spoken`)."""
    store, table = open_store(), load_metrics(snapshot_id)
    sources = load_sources(store, store.snapshot(snapshot_id), table, period)
    return list_matters(table, sources, period, area_code)


@st.cache_resource(max_entries=64, show_spinner=False)
def find_judged(snapshot_id: str, period: dt.date) -> pd.DataFrame:
    """What the judge says of a month: `judge_month` (do not change it)."""
    store, table = open_store(), load_metrics(snapshot_id)
    return load_sources(store, store.snapshot(snapshot_id), table, period).judged


@st.cache_resource(max_entries=4, show_spinner=False)
def open_database(snapshot_id: str) -> SnapshotDatabase:
    """The database over one snapshot."""
    store = open_store()
    return SnapshotDatabase(store, store.snapshot(snapshot_id))


@st.cache_data(max_entries=512, show_spinner=False)
def run_page_query(name: str, snapshot_id: str, **parameters: Any) -> pd.DataFrame:
    """The rows of queries/pages/<name>.sql over one snapshot."""
    return open_database(snapshot_id).run(f"pages/{name}", **parameters)


def keep_result(build: Callable[[], T], *key: Any) -> T:
    """What `build` returns, worked out once for all sessions (do not change it).

    `key`: all that decides it, the snapshot id among it; the language is added.
    """
    result: T = _keep((language(), *key), build)
    return result


@st.cache_resource(max_entries=512, show_spinner=False)
def _keep(key: tuple[Any, ...], _build: Callable[[], Any]) -> Any:
    return _build()
