"""What the last publish changed, by hand."""

import datetime as dt

import pytest

from dashboard.reports.history.restatement import (
    list_restated,
    previous_snapshot_id,
    restated_table,
)
from tests.tiny import CITY, G1
from tests.unit.reports.values import DECEMBER, NAN, value_row, value_table, written

NOVEMBER = dt.date(2023, 11, 1)


@pytest.mark.parametrize(("own", "before"), [("ab12-36", "ab12-35"), ("ab12-1", None)])
def test_the_snapshot_before(own: str, before: str | None) -> None:
    assert previous_snapshot_id(own) == before


def test_known_months_that_changed_and_no_others() -> None:
    before = [
        value_row("on_time_rate", CITY, 40, 50, NOVEMBER),
        value_row("uptake_rate", CITY, 9, 10, NOVEMBER),
        value_row("finding_count", CITY, NAN, NAN, NOVEMBER),
        value_row("on_time_rate", G1, 4, 5, NOVEMBER),
    ]
    after = [
        value_row("on_time_rate", CITY, 41, 50, NOVEMBER),
        value_row("on_time_rate", CITY, 1, 5, NOVEMBER, time_window="month"),
        value_row("uptake_rate", CITY, 9, 10, NOVEMBER),
        value_row("finding_count", CITY, 7, NAN, NOVEMBER),
        value_row("on_time_rate", G1, 1, 5, NOVEMBER),
        value_row("on_time_rate", CITY, 45, 50, DECEMBER),  # a new month
    ]
    found = list_restated(value_table(before), value_table(after), CITY)
    assert written(restated_table(found)).to_numpy().tolist() == [
        ["发现问题", "2023年11月", "未上报", "7例", "—"],
        ["按期整改率", "2023年11月", "80.0%", "82.0%", "+2.0个百分点"],
    ]
