"""Parsed columns as the typed frame that the contracts describe."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.datasets import Dataset
from dashboard.datasets.contract import PANDAS_TYPES


def typed_frame(
    dataset: Dataset, values: Mapping[str, Sequence[Any]], rows: Sequence[int]
) -> pd.DataFrame:
    """The contract's columns in order, NA where nothing was read.

    The index `row` holds the sheet rows as the analyst sees them (1-based).
    """
    index: pd.Index[int] = pd.Index(list(rows), dtype="int64", name="row")
    columns = {
        name: pd.Series(
            pd.array(values[name], dtype=PANDAS_TYPES[column.kind])
            if name in values
            else pd.array([None] * len(rows), dtype=PANDAS_TYPES[column.kind]),
            index=index,
        )
        for name, column in dataset.columns.items()
    }
    return pd.DataFrame(columns, index=index)
