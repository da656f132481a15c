"""Tables as a reader sees them: the words of their cells, over the raw values."""

import json
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe


def read_shown(element: Dataframe) -> pd.DataFrame:
    """The words in the cells, by the columns' neutral names.

    Cells without a value show the table's placeholder, whatever else was sent.
    """
    sent: Any = element.proto
    texts = pa.ipc.open_stream(
        BytesIO(sent.arrow_data.styler.display_values)
    ).read_pandas()
    raw = element.value
    return texts.where(raw.notna(), sent.placeholder)[list(raw.columns)]


def read_headings(element: Dataframe) -> list[str]:
    """The headings, from left to right."""
    sent: Any = element.proto
    labels = {
        name: column.get("label", "")
        for name, column in json.loads(sent.columns).items()
    }
    return [labels[str(name)] for name in element.value.columns]


def find_element(app: AppTest, *names: str) -> Dataframe:
    """The first table with these columns."""
    return next(e for e in app.dataframe if set(names) <= set(e.value.columns))


def find_shown(app: AppTest, *names: str) -> pd.DataFrame:
    """Its cells as they are seen."""
    return read_shown(find_element(app, *names))
