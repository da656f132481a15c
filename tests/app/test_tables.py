"""Every table that a page draws: numbers are numbers, dates are dates."""

import pandas as pd
import pytest

from dashboard.reports.table import Table
from dashboard.sample.stories import TURNING_UNIT
from dashboard.ui.parts import tables
from tests.app.conftest import OpenPage

PAGES = [
    ("leadership/overview", {}),
    ("leadership/trends", {"metric": "on_time_rate"}),
    ("leadership/trends", {"metric": "finding_count"}),
    ("supervision/map", {"metric": "exercise_rate"}),
    *[
        ("supervision/comparison", {"view": part, "metric": "certified_share"})
        for part in ("funnel", "estimates", "tiles", "months", "weights")
    ],
    *[
        ("supervision/subdistrict", {"area": TURNING_UNIT, "part": part})
        for part in ("findings", "figures", "visits", "powers", "practice")
    ],
    *[
        ("supervision/powers", {"part": part})
        for part in ("use", "dormant", "concentration", "catalogue")
    ],
    ("supervision/powers", {"domain": "01"}),
    ("supervision/penalties", {}),
    ("supervision/findings", {}),
    ("analysis/quality", {"check": "penalties__unit_unmonitored"}),
    ("analysis/history", {}),
    ("reference/metrics", {}),
    ("reference/about", {}),
]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Table]:
    """The tables that pages draw from now on."""
    found: list[Table] = []
    write = Table.texts

    def note(table: Table) -> dict[str, list[str]]:
        found.append(table)
        return write(table)

    monkeypatch.setattr(tables.Table, "texts", note)
    return found


@pytest.mark.parametrize(("path", "parameters"), PAGES)
def test_columns_hold_what_their_format_says(
    open_page: OpenPage, drawn: list[Table], path: str, parameters: dict[str, str]
) -> None:
    app = open_page(path, period="2023-12", **parameters)
    assert [e.value for e in app.exception] == []
    assert drawn
    for table in drawn:
        for column in table.columns:
            values = table.frame[column.name]
            assert column.name.isascii(), column
            if column.format.is_number:
                assert pd.api.types.is_numeric_dtype(values), column
                assert not pd.api.types.is_bool_dtype(values), column
            elif column.is_value:
                kinds = {type(value) for value in values.dropna()}
                assert all(hasattr(kind, "year") for kind in kinds), (column, kinds)
            else:
                kinds = {type(value) for value in values.dropna()}
                assert kinds <= {str}, (column, kinds)
