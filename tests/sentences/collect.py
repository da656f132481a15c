"""What the product says of a month: the sentences of every page and document."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from dashboard.metrics import METRICS
from dashboard.names import units_within
from dashboard.reference import areas
from dashboard.reports.attention.build import Sources, list_matters, load_sources
from dashboard.reports.attention.matters import Matter
from dashboard.reports.bulletin.edition import Edition, compile_bulletin
from dashboard.reports.bulletin.figures import Material
from dashboard.reports.comparison.estimates import estimate_title, read_estimates
from dashboard.reports.comparison.funnel import funnel_title, read_funnel
from dashboard.reports.comparison.judge import Judged, judge_units
from dashboard.reports.comparison.units import Estimated, estimate_units
from dashboard.reports.figures.unit_trend import trend_rows, trend_title
from dashboard.reports.figures.unit_values import describe_units
from dashboard.reports.overview import highlights
from dashboard.reports.presentation.briefing import Briefing
from dashboard.reports.presentation.slides import build_screens
from dashboard.reports.subdistrict import statements
from dashboard.reports.trends.control_charts import chart_months
from dashboard.reports.trends.reading import control_title, read_control
from dashboard.reports.visits.sheet import describe_visit
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store


@dataclass(frozen=True)
class Said:
    """One sentence, the month and the area that it speaks of, and where it stands."""

    text: str
    period: dt.date
    area_code: str
    place: str


class Voice:
    """Everything that is said over one store."""

    def __init__(self, root: Path) -> None:
        self.store = Store(root)
        self.snapshot = self.store.snapshot()
        self.table: MetricTable = open_values(self.store, self.snapshot)
        self._sources: dict[dt.date, Sources] = {}
        self._comparisons: dict[
            tuple[dt.date, str], tuple[Judged | None, Estimated | None]
        ] = {}

    @cached_property
    def database(self) -> SnapshotDatabase:
        """The database of the snapshot."""
        return SnapshotDatabase(self.store, self.snapshot)

    def sources(self, period: dt.date) -> Sources:
        """What attention reads of a month."""
        if period not in self._sources:
            self._sources[period] = load_sources(
                self.store, self.snapshot, self.table, period
            )
        return self._sources[period]

    def judged(self, period: dt.date) -> pd.DataFrame:
        """The verdicts of a month."""
        return self.sources(period).judged

    def matters(self, period: dt.date, area_code: str) -> list[Matter]:
        """The attention list of an area."""
        return list_matters(self.table, self.sources(period), period, area_code)

    def speak_of(self, period: dt.date, area_code: str) -> Iterator[Said]:
        """All sentences of an area's month, in the language at hand."""
        for place, text in self._speak(period, area_code):
            if text:
                yield Said(text, period, area_code, place)

    def _speak(self, period: dt.date, area_code: str) -> Iterator[tuple[str, str]]:
        if areas()[area_code].area_level == "subdistrict":
            yield from self._speak_of_unit(period, area_code)
        else:
            yield from self._speak_of_area(period, area_code)
        yield from self._speak_of_metrics(period, area_code)

    def _speak_of_area(
        self, period: dt.date, area_code: str
    ) -> Iterator[tuple[str, str]]:
        yield "headline", highlights.headline(self.table, period, area_code)
        for matter in self.matters(period, area_code):
            yield "attention", matter.reason
        for metric in METRICS.values():
            rows = self.table.month(metric, period, "subdistrict")
            own = rows[rows["area_code"].isin(units_within(area_code))]
            whole = self.table.row(metric, period, area_code)
            yield "map", describe_units(own, whole, metric, period, area_code)
            yield from self._compare(period, area_code, rows, metric.id)
        yield from self._present(period, area_code)
        if area_code == CITY_CODE:
            yield from self._announce(period)

    def _compare(
        self, period: dt.date, area_code: str, rows: pd.DataFrame, name: str
    ) -> Iterator[tuple[str, str]]:
        metric, codes = METRICS[name], units_within(area_code)
        judged, estimated = self._comparison(period, name, rows)
        if judged is not None and judged.units["area_code"].isin(codes).any():
            yield "funnel", funnel_title(judged, codes, metric)
            yield "funnel", read_funnel(judged, codes, metric)
        if estimated is not None and estimated.units["area_code"].isin(codes).any():
            yield "estimates", estimate_title(estimated, codes, metric)
            yield "estimates", read_estimates(estimated, codes, metric)

    def _comparison(
        self, period: dt.date, name: str, rows: pd.DataFrame
    ) -> tuple[Judged | None, Estimated | None]:
        """The city's units by a metric: the same for every part of it."""
        if (period, name) not in self._comparisons:
            metric = METRICS[name]
            self._comparisons[period, name] = (
                judge_units(rows, metric, self.judged(period)),
                estimate_units(rows, metric),
            )
        return self._comparisons[period, name]

    def _present(self, period: dt.date, area_code: str) -> Iterator[tuple[str, str]]:
        # The metric that the slides look at closely: another one each month and area.
        headlines = [metric for metric in METRICS.values() if metric.is_headline]
        turn = period.month + int(area_code)
        briefing = Briefing(
            self.table,
            period,
            area_code,
            headlines[turn % len(headlines)],
            self.matters(period, area_code),
            self.judged(period),
            {},
        )
        for name, screen in build_screens(briefing).items():
            yield f"slide {name}", screen.sentence
            for line in screen.lines:
                yield f"slide {name}", line
            for number in screen.numbers:
                yield f"slide {name}", f"{number.label} {number.value}"

    def _announce(self, period: dt.date) -> Iterator[tuple[str, str]]:
        material = Material(period, self.table, self.database)
        if self.table.row(METRICS["finding_count"], period, CITY_CODE)["row_count"]:
            edition = Edition.of_month(period, self.snapshot.id, "zh")
            bulletin = compile_bulletin(edition, self.snapshot, material)
            for name in bulletin.praised:
                yield "bulletin praise", name

    def _speak_of_unit(
        self, period: dt.date, area_code: str
    ) -> Iterator[tuple[str, str]]:
        judged = self.judged(period)
        yield "dossier", statements.headline(self.table, judged, period, area_code)
        for text in statements.list_statements(self.table, period, area_code):
            yield "dossier", text
        sheet = describe_visit(self.database, self.table, period, area_code)
        yield "visit sheet", str(sheet["headline"])
        for text in sheet["statements"]:
            yield "visit sheet", str(text)

    def _speak_of_metrics(
        self, period: dt.date, area_code: str
    ) -> Iterator[tuple[str, str]]:
        place = areas()[area_code].title
        for metric in METRICS.values():
            chart = chart_months(self.table, metric, area_code, period)
            yield "trend", control_title(chart, place)
            for text in read_control(chart):
                yield "trend", text
            if areas()[area_code].area_level == "subdistrict":
                rows = trend_rows(self.table, metric, period, [area_code])
                yield "trend of a unit", trend_title(rows, metric, area_code)
