"""Rows of frames as dictionaries."""

from typing import Any, cast

import pandas as pd


def list_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `frame` as dictionaries."""
    return cast(list[dict[str, Any]], frame.to_dict("records"))
