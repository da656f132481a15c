"""What adds up must add up: units to their district, districts to the city."""

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import compute_metric
from tests.sql.worlds import WORLDS
from tests.tiny import CITY

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

NUMBERS = ["numerator", "denominator", "row_count", "reported_count", "expected_count"]


def district_of(code: str) -> str:
    return code[:6]


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("metric", ADDITIVE)
def test_units_add_up(
    metric: str, world: str, world_database: Callable[[str], SnapshotDatabase]
) -> None:
    values = compute_metric(
        world_database(world), METRICS[metric], METRICS[metric].window
    )
    units = values[values["area_level"] == "subdistrict"].copy()
    for level, parent in (("district", district_of), ("city", lambda _code: CITY)):
        keys = ["period", units["area_code"].map(parent).rename("area"), "breakdown"]
        added = units.groupby(keys)[NUMBERS].sum(min_count=1)
        stated = values[values["area_level"] == level].set_index(
            ["period", "area_code", "breakdown"]
        )[NUMBERS]
        pd.testing.assert_frame_equal(
            added, stated.rename_axis(added.index.names).sort_index(), check_dtype=False
        )


@pytest.mark.parametrize("metric", sorted(DISTINCT))
def test_distinct_counts_lie_between_the_largest_unit_and_the_sum(
    metric: str, world_database: Callable[[str], SnapshotDatabase]
) -> None:
    values = compute_metric(world_database("grants"), METRICS[metric], 1)
    by_level = values.set_index(["area_level", "period"])["value"]
    units = by_level["subdistrict"].groupby("period")
    city = by_level["city"]
    assert (city >= units.max()).all()
    assert (city < units.sum()).all()  # P1 and P3 are held by more than one unit
