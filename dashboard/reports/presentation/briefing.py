"""What a presentation is made from, and what one of its screens says."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.metrics import Metric
from dashboard.names import units_within
from dashboard.reports.attention.matters import Matter
from dashboard.reports.bulletin.tasks import Task
from dashboard.store.metric_table import MetricTable


@dataclass(frozen=True, eq=False)
class Briefing:
    """An area's month in one snapshot, and the metric that is looked at closely.

    `matters`: what the rules say of the month, worst first. `judged`: `judge_month`.
    `tasks`: `list_tasks`, empty for a part of the city.
    """

    metrics: MetricTable
    period: dt.date
    area_code: str
    metric: Metric
    matters: Sequence[Matter]
    judged: pd.DataFrame
    tasks: Mapping[str, Task | None]

    def all_units(self) -> pd.DataFrame:
        """The chosen metric's rows of all units monitored in the month."""
        return self.metrics.month(self.metric, self.period, "subdistrict")

    def units(self, metric: Metric) -> pd.DataFrame:
        """A metric's rows of the units within the area."""
        rows = self.metrics.month(metric, self.period, "subdistrict")
        return rows[rows["area_code"].isin(units_within(self.area_code))]


@dataclass(frozen=True)
class Number:
    """One large number: what it counts, itself, how it moved ('' if unknown)."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, eq=False)
class Screen:
    """One finding as a sentence; under it numbers, lines or a figure.

    `note`: what it rests on, in small print. `figure` has no title: the sentence is.
    """

    sentence: str
    numbers: tuple[Number, ...] = ()
    lines: tuple[str, ...] = ()
    figure: go.Figure | None = None
    note: str = ""
