"""What `python -m dashboard metrics` prints, looked up and written as pages write it.

Nothing here reads the store or the look-ups that the pages use: a change is the
difference of two printed values.
"""

import json
import math
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pytest

from dashboard.cli import main
from dashboard.filters import months_before, parse_period, period_key
from dashboard.formats import (
    NOTHING,
    format_cell,
    format_change,
    format_fraction,
    format_value,
    state_text,
)
from dashboard.metrics import METRICS, Kind

Row = dict[str, Any]


def print_metrics(*options: str) -> list[Row]:
    """The rows of one run of the command, as JSON holds them."""
    text = StringIO()
    with redirect_stdout(text), pytest.raises(SystemExit) as end:
        main(["metrics", "--format", "json", *options])
    assert end.value.code == 0
    rows: list[Row] = json.loads(text.getvalue())
    return rows


@dataclass(frozen=True)
class Printed:
    """Rows by metric, month ("2023-11") and area code; parts are left out."""

    rows: dict[tuple[str, str, str], Row]

    @classmethod
    def of_rows(cls, rows: list[Row]) -> "Printed":
        """What these rows say of wholes."""
        found = [row for row in rows if not row["dimension"]]
        return cls({(r["metric"], r["period"], r["area_code"]): r for r in found})

    def cell(self, metric: str, period: str, area: str, *, unit: bool = True) -> str:
        """The value, or the word for why there is none."""
        row = self.rows[metric, period, area]
        return format_cell(row, METRICS[metric], unit=unit)

    def fraction(self, metric: str, period: str, area: str) -> str:
        """What the value rests on: 7/9, or a bare count."""
        row = self.rows[metric, period, area]
        return format_fraction(row["numerator"], row["denominator"])

    def basis(self, metric: str, period: str, area: str) -> str:
        """What tables show of that: nothing of a count."""
        is_count = self.rows[metric, period, area]["denominator"] is None
        return NOTHING if is_count else self.fraction(metric, period, area)

    def change(self, metric: str, period: str, area: str, months: int = 1) -> str:
        """The value less the one printed for `months` before."""
        earlier = period_key(months_before(parse_period(period), months))
        now, before = (
            self.rows.get((metric, month, area), {}).get("value")
            for month in (period, earlier)
        )
        delta = None if now is None or before is None else now - before
        return format_change(delta, METRICS[metric])

    def reports(self, metric: str, period: str, area: str) -> str:
        """How many of the area's units reported: 6/7."""
        row = self.rows[metric, period, area]
        return format_fraction(row["reported_count"], row["expected_count"])

    def gap(self, metric: str, period: str, area: str) -> str:
        """The word for why there is no value, '' where there is one."""
        return state_text(self.rows[metric, period, area])

    def is_same(
        self, value: float, metric: str, period: str, area: str, part: str = "value"
    ) -> bool:
        """Whether a raw cell holds the number that is printed, or as it holds none."""
        own = self.rows[metric, period, area][part]
        return (
            math.isnan(value) if own is None else math.isclose(value, own, abs_tol=1e-9)
        )

    def notes(self, metric: str, period: str, area: str) -> str:
        """The line under a card: fraction, target, change on the year, reports."""
        row = self.rows[metric, period, area]
        notes = []
        if row["value"] is not None and row["denominator"] is not None:
            notes.append(self.fraction(metric, period, area))
        if row["target"] is not None:
            unit = METRICS[metric].unit_title * (METRICS[metric].kind is not Kind.SHARE)
            notes.append(f"目标 {format_value(row['target'], METRICS[metric])}{unit}")
        if (yearly := self.change(metric, period, area, 12)) != NOTHING:
            notes.append(f"同比 {yearly}")
        if row["reported_count"] < row["expected_count"]:
            notes.append(f"{self.reports(metric, period, area)} 个镇街")
        has_gap = row["reported_months"] < row["spanned_months"]
        if row["value"] is not None and has_gap:
            notes.append(f"{row['reported_months']}/{row['spanned_months']} 个月")
        return " · ".join(notes) or "当月"
