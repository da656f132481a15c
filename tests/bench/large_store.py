"""The largest ledger tried: 20,000 findings, 400,000 exercise rows over 36 months."""

import datetime as dt
import itertools
import random

import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS
from dashboard.datasets.findings import CATEGORIES, SEVERITIES, SOURCES
from dashboard.store.tables import Replacement, Snapshot, Store
from tests.bench.ingest import POWERS, UNITS, publish_grants

FINDINGS, EXERCISES = 20_000, 400_000
MONTHS = tuple(dt.date(2021 + n // 12, n % 12 + 1, 1) for n in range(36))
_LAST = dt.date(2023, 12, 31)


def publish_large(store: Store) -> Snapshot:
    """Grants of every power to every unit, exercises, monthly visits and findings."""
    publish_grants(store.root)
    chance = random.Random(20231231)
    batch = [
        *(_replace("penalties", month, _exercises(month, chance)) for month in MONTHS),
        *(_replace("visits", month, _visits(n)) for n, month in enumerate(MONTHS, 1)),
        _replace("findings", MONTHS[-1], _findings(chance)),
    ]
    return store.publish(batch)


def _replace(dataset: str, period: dt.date, rows: pd.DataFrame) -> Replacement:
    schema = DATASETS[dataset].arrow_schema
    rows = rows.assign(source_sha256="0" * 64, source_sheet="Sheet1")
    rows["source_row"] = range(2, len(rows) + 2)
    if "period" in schema.names:
        rows["period"] = period
    rows = rows.reindex(columns=schema.names)
    table = pyarrow.Table.from_pandas(rows, schema, preserve_index=False)
    return Replacement(dataset, period, table, f"{dataset}.xlsx", "0" * 64)


def _exercises(month: dt.date, chance: random.Random) -> pd.DataFrame:
    keys = list(itertools.product(UNITS, POWERS, ("简易", "普通")))
    chosen = chance.sample(keys, EXERCISES // len(MONTHS) + 1)
    names = ["subdistrict_code", "power_code", "procedure"]
    return pd.DataFrame(chosen, columns=names).assign(
        exercise_count=[chance.randint(1, 7) for _ in chosen],
        fine_yuan=200.0,
        no_penalty_count=0,
    )


def _visits(number: int) -> pd.DataFrame:
    return pd.DataFrame({"subdistrict_code": UNITS}).assign(
        round=number, visited_on=MONTHS[number - 1], score=90.0, files_sampled_count=20
    )


def _findings(chance: random.Random) -> pd.DataFrame:
    return pd.DataFrame([_finding(n, chance) for n in range(FINDINGS)])


def _finding(number: int, chance: random.Random) -> dict[str, object]:
    """Found on any day; nine in ten are rectified, most of those are verified."""
    place = chance.randrange(len(MONTHS))
    found = MONTHS[place]
    rectified = found + dt.timedelta(days=chance.randint(5, 90))
    verified = rectified + dt.timedelta(days=chance.randint(1, 30))
    is_rectified = rectified <= _LAST and chance.random() < 0.9
    is_verified = is_rectified and verified <= _LAST and chance.random() < 0.9
    return {
        "finding_code": f"WT-{number:05d}",
        "round": place + 1,
        "subdistrict_code": chance.choice(UNITS),
        "found_on": found,
        "source": chance.choice(list(SOURCES)),
        "category": chance.choice(list(CATEGORIES)),
        "severity": chance.choice(list(SEVERITIES)),
        "description": f"示例问题 {number}",
        "measure": "限期整改",
        "due_on": found + dt.timedelta(days=30),
        "rectified_on": rectified if is_rectified else None,
        "verified_on": verified if is_verified else None,
    }
