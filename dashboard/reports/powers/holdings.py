"""What areas hold and use, from the metric values."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.metrics.catalogue import (
    DORMANT_SHARE,
    EXERCISE_RATE,
    POWERS_IN_FORCE,
    UPTAKE_RATE,
)
from dashboard.rows import list_rows
from dashboard.store.metric_table import MetricTable, Row


@dataclass(frozen=True)
class Use:
    """What an area holds in a domain or in all, and makes of it: metric values.

    `powers`: distinct powers in force; `grants`: the uptake rate, over all grants;
    `rate`, `dormant`: the exercise rate and the dormant share. None where nothing is
    held or known.
    """

    powers: Row | None
    grants: Row | None
    rate: Row | None
    dormant: Row | None

    @property
    def power_count(self) -> float:
        """Distinct powers in force."""
        return float(self.powers["numerator"]) if self.powers else 0.0

    @property
    def grant_count(self) -> float:
        """Grants (unit x power) in force."""
        return float(self.grants["denominator"]) if self.grants else 0.0

    @property
    def known_count(self) -> float:
        """Of those, the grants whose use is known: their units have reported."""
        known = self.rate["denominator"] if self.rate else 0.0
        return 0.0 if pd.isna(known) else float(known)


METRICS_OF_USE = (POWERS_IN_FORCE, UPTAKE_RATE, EXERCISE_RATE, DORMANT_SHARE)


def find_use(table: MetricTable, period: dt.date, area_code: str) -> Use:
    """The use of all powers of an area."""
    return Use(*(table.row(metric, period, area_code) for metric in METRICS_OF_USE))


def list_domain_use(
    table: MetricTable, period: dt.date, area_code: str
) -> dict[str, Use]:
    """The use of an area's powers by domain, in the order of the domains."""
    parts = [
        table.parts(metric, "domain", period, area_code) for metric in METRICS_OF_USE
    ]
    return {code: Use(*(rows.get(code) for rows in parts)) for code in sorted(parts[0])}


def list_unit_use(
    table: MetricTable, period: dt.date, codes: Collection[str]
) -> dict[tuple[str, str], Use]:
    """The use of each unit's powers, by unit and domain; `codes`: the units."""
    table.prefetch(METRICS_OF_USE, period, "domain")
    parts = [
        {
            (row["area_code"], row["part"]): row
            for row in list_rows(table.month(m, period, "subdistrict", None, "domain"))
        }
        for m in METRICS_OF_USE
    ]
    return {
        pair: Use(*(rows.get(pair) for rows in parts))
        for pair in sorted(parts[0])
        if pair[0] in codes
    }
