"""Values, changes, dates and states are written exactly so."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from dashboard import formats
from dashboard.i18n import use_language
from dashboard.metrics import METRICS, Direction, Kind, Metric, Series, Window


def build_metric(kind: Kind, unit: str, unit_en: str) -> Metric:
    return Metric(
        id="m",
        label="指标",
        label_en="Metric",
        kind=kind,
        unit=unit,
        unit_en=unit_en,
        direction=Direction.UP,
        window=Window.ROLLING,
        series=Series.FLOW,
        numerator="",
        numerator_en="",
        denominator="",
        denominator_en="",
        datasets=(),
    )


SHARE = build_metric(Kind.SHARE, "%", "%")
MEAN = build_metric(Kind.MEAN, "例/次", "per visit")
COUNT = build_metric(Kind.COUNT, "项", "powers")


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("zh")


@pytest.mark.parametrize(
    ("value", "metric", "text"),
    [
        (0.6142857, SHARE, "61.4%"),
        (1.0, SHARE, "100.0%"),
        (0.0, SHARE, "0.0%"),
        (2.4615, MEAN, "2.5"),
        (33880.0, COUNT, "33,880"),
        (-0.001, MEAN, "0.0"),
        (None, SHARE, "—"),
        (float("nan"), COUNT, "—"),
        (pd.NA, COUNT, "—"),
    ],
)
def test_value(value: float | None, metric: Metric, text: str) -> None:
    assert formats.format_value(value, metric) == text


@pytest.mark.parametrize(
    ("metric", "text"), [(SHARE, "200.0%"), (MEAN, "2.0例/次"), (COUNT, "2项")]
)
def test_value_with_unit(metric: Metric, text: str) -> None:
    assert formats.format_value(2, metric, unit=True) == text


def test_value_with_unit_in_english(english: None) -> None:
    assert formats.format_value(1188, COUNT, unit=True) == "1,188 powers"
    assert formats.format_value(0.5, SHARE, unit=True) == "50.0%"


@pytest.mark.parametrize(
    ("delta", "metric", "text"),
    [
        (0.0254, SHARE, "+2.5个百分点"),
        (-0.1, SHARE, "-10.0个百分点"),
        (-0.4, MEAN, "-0.4"),
        (1200, COUNT, "+1,200"),
        (0, COUNT, "持平"),
        (0.0004, SHARE, "持平"),
        (-0.0004, SHARE, "持平"),
        (None, SHARE, "—"),
    ],
)
def test_change(delta: float | None, metric: Metric, text: str) -> None:
    assert formats.format_change(delta, metric) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (21, 35, "21/35"),
        (0, 0, "0/0"),
        (33880.0, None, "33,880"),
        (1234.5, 1000, "1,234.5/1,000"),
        (float("nan"), 35, "—/35"),
    ],
)
def test_fraction(
    numerator: float | None, denominator: float | None, text: str
) -> None:
    assert formats.format_fraction(numerator, denominator) == text


@pytest.mark.parametrize("day", [date(2023, 9, 5), pd.Timestamp("2023-09-05")])
def test_dates(day: date) -> None:
    assert formats.format_period(day) == "2023年9月"
    assert formats.format_day(day) == "2023年9月5日"


def test_dates_in_english(english: None) -> None:
    assert formats.format_period(date(2023, 9, 5)) == "Sep 2023"
    assert formats.format_day(date(2023, 9, 5)) == "5 Sep 2023"


@pytest.mark.parametrize(
    ("numerator", "value", "state", "cell"),
    [
        (3.0, 0.75, "", "75.0%"),
        (0.0, None, "不适用", "不适用"),
        (None, None, "未上报", "未上报"),
    ],
)
def test_three_states(
    numerator: float | None, value: float | None, state: str, cell: str
) -> None:
    row = {"numerator": numerator, "value": value}
    assert formats.state_text(row) == state
    assert formats.format_cell(row, SHARE) == cell


def test_plotly_formats() -> None:
    assert [formats.axis_format(m) for m in (SHARE, MEAN, COUNT)] == [
        ".1~%",
        ",.1~f",
        ",.0f",
    ]


def test_a_limit_has_a_decimal_more_than_the_values() -> None:
    assert formats.format_limit(0.75, METRICS["uptake_rate"]) == "75.00%"
    assert formats.format_limit(1.354, METRICS["review_days"]) == "1.35"
    assert formats.format_limit(6.48, METRICS["overdue_count"]) == "6.5"
    assert formats.format_limit(float("nan"), METRICS["overdue_count"]) == "—"
