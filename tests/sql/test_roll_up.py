"""What adds up must add up: units to districts and the city, parts to the whole."""

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import compute_values
from tests.sql.worlds import WORLDS
from tests.tiny import CITY

Open = Callable[[str], SnapshotDatabase]

# distinct counts are counted anew at each level; events and sessions of the city are
# its own; the composite is worked out from each level's own values
DISTINCT = {"powers_in_force", "domains_delegated"}
ANEW = {
    *DISTINCT,
    "bulletins_issued",
    "training_sessions",
    "training_hours",
    "attendance_rate",
    "composite_score",
}
ADDITIVE = [m for m in METRICS if m not in ANEW]
# distinct domains of a power, or distinct sessions of a kind: a thing is of one part
SPLIT = [m.id for m in METRICS.values() if m.dimensions]

NUMBERS = ["numerator", "denominator", "row_count", "reported_count", "expected_count"]
WHERE = ["metric", "time_window", "period", "area_code"]


@cache
def all_values(database: SnapshotDatabase) -> pd.DataFrame:
    return compute_values(database).to_pandas()


def district_of(code: str) -> str:
    return code[:6]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("metric", ADDITIVE)
def test_units_add_up(metric: str, world: str, world_database: Open) -> None:
    values = all_values(world_database(world))
    values = values[values["metric"].eq(metric) & values["dimension"].eq("")]
    units = values[values["area_level"] == "subdistrict"]
    for level, parent in (("district", district_of), ("city", lambda _code: CITY)):
        keys = ["time_window", "period", units["area_code"].map(parent).rename("area")]
        added = units.groupby(keys)[NUMBERS].sum(min_count=1)
        stated = values[values["area_level"] == level].set_index(
            ["time_window", "period", "area_code"]
        )[NUMBERS]
        pd.testing.assert_frame_equal(
            added, stated.rename_axis(added.index.names).sort_index(), check_dtype=False
        )


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("metric", SPLIT)
def test_parts_add_up_to_the_whole(
    metric: str, world: str, world_database: Open
) -> None:
    check_parts(all_values(world_database(world)), metric)


def check_parts(values: pd.DataFrame, metric: str) -> None:
    """Of every area and month; what is not reported has no parts."""
    values = values[values["metric"].eq(metric)]
    wholes = values[values["dimension"].eq("")].set_index(WHERE)
    for dimension in METRICS[metric].dimensions:
        parts = values[values["dimension"].eq(dimension)]
        added = parts.groupby(WHERE)[["numerator", "denominator"]].sum(min_count=1)
        kept = wholes[
            wholes.index.get_level_values("time_window").isin(
                METRICS[metric].part_windows
            )
        ]
        found = added.reindex(kept.index)
        is_reported = kept["numerator"].notna()
        assert found.loc[~is_reported, "numerator"].isna().all()
        # Of a reported whole of 0 no part need have occurred; a count has no bottom.
        own = kept.loc[is_reported, ["numerator", "denominator"]]
        pd.testing.assert_frame_equal(found[is_reported].fillna(0), own.fillna(0))


@pytest.mark.parametrize("metric", sorted(DISTINCT))
def test_distinct_counts_lie_between_the_largest_unit_and_the_sum(
    metric: str, world_database: Open
) -> None:
    values = all_values(world_database("grants"))
    values = values[values["metric"].eq(metric) & values["dimension"].eq("")]
    by_level = values.set_index(["area_level", "period"])["value"]
    units = by_level["subdistrict"].groupby("period")
    city = by_level["city"]
    assert (city >= units.max()).all()
    assert (city < units.sum()).all()  # P1 and P3 are held by more than one unit


def test_unit_months_are_counted_not_months(world_database: Open) -> None:
    """Of twelve months: G1 reported January, February, November and December of 2022,
    G2 January and December, Y1 January and March."""
    values = all_values(world_database("penalties"))
    row = values[
        values["metric"].eq("exercise_count")
        & values["dimension"].eq("")
        & values["time_window"].eq("rolling")
        & values["area_code"].eq(CITY)
        & values["period"].map(lambda period: f"{period:%Y-%m}").eq("2022-12")
    ].iloc[0]
    names = ["reported_months", "reported_unit_months", "unit_months"]
    assert row[names].tolist() == [5, 8, 36]


def test_months_before_a_unit_joined_are_nobodys(world_database: Open) -> None:
    """Twelve months to May 2023 lack June 2022; Y2 is monitored from April on."""
    values = all_values(world_database("gate"))
    row = values[
        values["metric"].eq("exercise_rate")
        & values["dimension"].eq("")
        & values["time_window"].eq("rolling")
        & values["area_code"].eq(CITY)
        & values["period"].map(lambda period: f"{period:%Y-%m}").eq("2023-05")
    ].iloc[0]
    names = ["spanned_months", "published_months", "reported_unit_months"]
    assert row[[*names, "unit_months"]].tolist() == [12, 11, 13, 14]
