"""What `python -m dashboard metrics` prints, looked up and written as pages write it.

Nothing here reads the store or the look-ups that the pages use: a change is the
difference of two printed values, less what units add that printed one of them alone.
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
from dashboard.reference import areas
from tests.tiny import CITY

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
        """The value less that of `months` before, of the units that printed both."""
        earlier = period_key(months_before(parse_period(period), months))
        reported = [self._reported(metric, month, area) for month in (period, earlier)]
        now, before = (
            self._value(metric, month, area, own - (reported[0] & reported[1]))
            for month, own in zip((period, earlier), reported, strict=True)
        )
        delta = None if now is None or before is None else now - before
        return format_change(delta, METRICS[metric])

    def _reported(self, metric: str, period: str, area: str) -> set[str]:
        """The units of an area with a number in that month."""
        return {
            code
            for (name, month, code), row in self.rows.items()
            if (name, month) == (metric, period)
            and row["area_level"] == "subdistrict"
            and row["numerator"] is not None
            and (area == CITY or area in (code, areas()[code].parent_code))
        }

    def _value(
        self, metric: str, period: str, area: str, others: set[str]
    ) -> float | None:
        """The value of an area without those of its units, None without any."""
        row = self.rows.get((metric, period, area), {})
        if row.get("value") is None or not others:
            return row.get("value")
        entry = METRICS[metric]
        if entry.counts_anew or entry.is_derived:
            return None
        numerator, denominator = (
            (row[name] or 0)
            - sum(self.rows[metric, period, code][name] or 0 for code in others)
            for name in ("numerator", "denominator")
        )
        if entry.kind is Kind.COUNT:
            return numerator
        return numerator / denominator if denominator else None

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
        if row["value"] is not None and row["reported_months"] < row["spanned_months"]:
            months = f"{row['reported_months']}/{row['spanned_months']} 个月"
            notes.append(months)
        is_lacking = row["reported_unit_months"] < row["unit_months"]
        if (
            row["value"] is not None
            and is_lacking
            and row["area_level"] != "subdistrict"
        ):
            counts = f"{row['reported_unit_months']}/{row['unit_months']}"
            start = f"{notes.pop()}，" if notes and notes[-1].endswith("个月") else ""
            notes.append(f"{start}{counts} 镇街月")
        return " · ".join(notes) or "当月"
