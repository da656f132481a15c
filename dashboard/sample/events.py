"""The diary: bulletins, joint actions, transfers, rules, the recall unit by unit."""

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard.sample.frames import type_frame
from dashboard.sample.grants import build_grants
from dashboard.sample.stories import RECALL_DATE, RECALL_DOCUMENT


@cache
def build_events() -> pd.DataFrame:
    """All events by date, in the contract's columns; the count is 1 unless given."""
    path = Path(__file__).with_name("events.toml")
    told = tomllib.loads(path.read_text(encoding="utf-8"))["events"]
    rows = pd.concat([pd.DataFrame(told), _recall_rows()], ignore_index=True)
    rows["event_count"] = rows["event_count"].fillna(1)
    rows["occurred_on"] = pd.to_datetime(rows["occurred_on"])
    return type_frame("events", rows.sort_values(["occurred_on", "subdistrict_code"]))


def _recall_rows() -> pd.DataFrame:
    """One event for each unit that lost powers; its count is the grants it lost."""
    grants = build_grants()
    lost = grants[grants["recall_document"] == RECALL_DOCUMENT]
    counts = lost.groupby("subdistrict_code").size().rename("event_count")
    return counts.reset_index().assign(
        occurred_on=RECALL_DATE,
        kind="事项收回",
        title=f"收回住房城乡建设领域行政权力事项（{RECALL_DOCUMENT}）",
    )
