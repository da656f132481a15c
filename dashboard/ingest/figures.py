"""The sums of an upload's month against its past, in all and unit by unit."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from dashboard.filters import months_before
from dashboard.i18n import pick
from dashboard.settings import CITY_CODE
from dashboard.statistics.robust import LIMIT, usual_range
from dashboard.store.database import SnapshotDatabase

_HISTORY_MONTHS = 12


@dataclass(frozen=True)
class Figure:
    """Something that is added up. `least_spread`: see `usual_range`, in `unit`."""

    id: str
    label: str
    label_en: str
    unit: str
    unit_en: str
    least_spread: float = 1.0

    @property
    def title(self) -> str:
        """What it is, in the language at hand."""
        return pick(self.label, self.label_en)

    @property
    def unit_title(self) -> str:
        """Its unit, in the language at hand."""
        return pick(self.unit, self.unit_en)


_CATALOGUE = (
    Figure("exercise_count", "行权次数", "Exercises", "次", "times"),
    # 200 yuan: the most that a citizen is fined by the simple procedure.
    Figure("fine_yuan", "罚款金额", "Fines", "元", "yuan", least_spread=200.0),
    Figure("no_penalty_count", "不予处罚次数", "No-penalty", "次", "times"),
    # A case counts once at each of the four levels that it passes.
    Figure("case_count", "审核办件数", "Cases reviewed", "件", "cases"),
    Figure("working_days", "审核工作日", "Working days of review", "天", "days"),
    Figure("returned_count", "审核退回数", "Cases returned", "件", "cases"),
    Figure("officer_count", "在岗执法人员", "Officers on duty", "人", "people"),
    Figure("certified_count", "持证人员", "Certified officers", "人", "people"),
    Figure("auxiliary_count", "辅助人员", "Auxiliaries", "人", "people"),
    Figure(
        "session_count", "镇街培训场次", "Local training sessions", "场", "sessions"
    ),
    Figure(
        "attended_count", "镇街培训实到", "Local training attended", "人次", "people"
    ),
    Figure("visit_count", "督查到访", "Visits", "次", "visits"),
    Figure("found_count", "发现问题", "Findings", "例", "findings"),
)

#: What queries/pages/upload/figures.sql adds up, by id, in the order shown.
FIGURES: dict[str, Figure] = {figure.id: figure for figure in _CATALOGUE}


@dataclass(frozen=True)
class Outlier:
    """An area's sum beside its own usual range; `score`: the modified z."""

    area_code: str
    value: float
    low: float
    high: float
    score: float

    @property
    def is_out(self) -> bool:
        """Whether it is out of the range at all."""
        return abs(self.score) > LIMIT


@dataclass(frozen=True)
class Total:
    """A figure's sum over the monitored units that reported; None: nobody has.

    `unusual`: the sum itself, where it is out of its usual range. `outliers`: the units
    that are out of theirs, the most unusual first. `judged_count`: the units with a
    history long enough to say what is usual.
    """

    figure: Figure
    value: float | None
    last_month: float | None
    last_year: float | None
    unusual: Outlier | None
    outliers: tuple[Outlier, ...]
    judged_count: int


def total_figures(
    database: SnapshotDatabase, dataset: str, period: dt.date
) -> tuple[Total, ...]:
    """The totals of a data set's month, one a figure; none for most whole sets."""
    rows = database.run(
        "pages/upload/figures",
        dataset=dataset,
        since=months_before(period, _HISTORY_MONTHS),
        until=period,
    )
    known = [name for name in FIGURES if name in set(rows["figure"])]
    return tuple(
        _total(FIGURES[name], _by_month(rows[rows["figure"] == name]), period)
        for name in known
    )


def _by_month(rows: pd.DataFrame) -> pd.DataFrame:
    """The amounts, a column an area and a row a month."""
    wide = rows.pivot(index="period", columns="area_code", values="amount")
    return wide.set_axis([month.date() for month in wide.index], axis="index")


def _total(figure: Figure, amounts: pd.DataFrame, period: dt.date) -> Total:
    city = amounts[CITY_CODE].dropna().to_dict()
    units = amounts.drop(columns=CITY_CODE)
    judged = [
        found
        for code in units
        if (found := _judge(figure, str(code), units[code].dropna(), period))
    ]
    outliers = [found for found in judged if found.is_out]
    whole = _judge(figure, CITY_CODE, amounts[CITY_CODE].dropna(), period)
    return Total(
        figure=figure,
        value=city.get(period),
        last_month=city.get(months_before(period, 1)),
        last_year=city.get(months_before(period, 12)),
        unusual=whole if whole and whole.is_out else None,
        outliers=tuple(sorted(outliers, key=lambda o: (-abs(o.score), o.area_code))),
        judged_count=len(judged),
    )


def _judge(
    figure: Figure, code: str, amounts: pd.Series, period: dt.date
) -> Outlier | None:
    """Where a unit's month stands beside its past; None where nobody can say."""
    history = amounts[amounts.index < period].tolist()
    usual = usual_range(history, figure.least_spread)
    if usual is None or period not in amounts.index:
        return None
    value = float(amounts[period])
    return Outlier(code, value, max(usual.low, 0.0), usual.high, usual.score(value))
