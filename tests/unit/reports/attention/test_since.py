"""Since when a unit is named, from verdicts worked out by hand."""

import datetime as dt

import pandas as pd

from dashboard.reports.attention.since import date_named

FIRST = dt.date(2023, 8, 1)

#: Month -> (metric, unit) -> whether it is named for the better.
NAMED = {
    (2023, 8): {("a", "u"): False},
    (2023, 9): {("a", "v"): False},
    (2023, 10): {("a", "u"): False, ("b", "u"): True, ("a", "v"): True},
    (2023, 11): {("a", "u"): False, ("a", "v"): False},
    (2023, 12): {("a", "u"): False, ("b", "u"): True, ("a", "v"): False},
}


def judge(month: dt.date) -> pd.DataFrame:
    named = NAMED[month.year, month.month]
    keys = [("a", "u"), ("a", "v"), ("b", "u"), ("b", "v")]
    return pd.DataFrame(
        {
            "metric": metric,
            "area_code": unit,
            "is_named": (metric, unit) in named,
            "is_better": named.get((metric, unit), False),
        }
        for metric, unit in keys
    )


def test_named_without_a_gap_on_the_same_side() -> None:
    rows = date_named(judge, dt.date(2023, 12, 1), FIRST)
    since = rows.set_index(["metric", "area_code"])["since"]
    assert since["a", "u"] == pd.Timestamp(2023, 10, 1)  # not in September
    assert since["b", "u"] == pd.Timestamp(2023, 12, 1)  # not in November
    assert since["a", "v"] == pd.Timestamp(2023, 11, 1)  # in October for the better
    assert pd.isna(since["b", "v"])  # is not named


def test_nothing_is_older_than_the_first_month() -> None:
    (row,) = date_named(judge, FIRST, FIRST).query("is_named").to_dict("records")
    assert row["since"] == pd.Timestamp(FIRST)
