"""Typed frames and months, as all parts of the sample use them."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.datasets.contract import PANDAS_TYPES
from dashboard.sample.stories import FIRST_MONTH, LAST_MONTH

#: Public holidays of 2023 from February on (State Council notice of December 2022).
_HOLIDAYS = (
    "2023-04-05",
    *(f"2023-05-0{day}" for day in (1, 2, 3)),
    *(f"2023-06-{day}" for day in (22, 23)),
    "2023-09-29",
    *(f"2023-10-0{day}" for day in (2, 3, 4, 5, 6)),
)
_WORKDAY = pd.offsets.CustomBusinessDay(holidays=list(_HOLIDAYS))


def type_frame(dataset: str, rows: Any) -> pd.DataFrame:
    """Rows (records or a frame) in the data set's columns, order and dtypes.

    Other columns are dropped, missing ones stay empty; the index counts from 0.
    """
    columns = DATASETS[dataset].columns
    frame = pd.DataFrame(rows).reindex(columns=list(columns)).reset_index(drop=True)
    return frame.astype({name: PANDAS_TYPES[c.kind] for name, c in columns.items()})


def months() -> pd.DatetimeIndex:
    """The first days of the 36 months of the window."""
    return pd.date_range(FIRST_MONTH, LAST_MONTH, freq="MS", unit="ns")


def month_end(month: pd.Timestamp | date) -> pd.Timestamp:
    """The last day of a month given by any of its days."""
    return pd.Timestamp(month) + pd.offsets.MonthEnd(0)


def workdays(first: date | str, last: date | str) -> pd.DatetimeIndex:
    """Working days from `first` to `last`, both included."""
    return pd.date_range(first, last, freq=_WORKDAY, unit="ns")


def next_workday(day: pd.Timestamp) -> pd.Timestamp:
    """The day itself where it is a working day, else the next one."""
    return _WORKDAY.rollforward(day)
