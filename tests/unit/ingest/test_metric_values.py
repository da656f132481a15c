"""Targets: shares come to 0..1 together, other metrics as they are written."""

import pytest

from dashboard.ingest.inspection import inspect_workbook
from tests.unit.ingest.builder import xlsx

HEADER = ("指标", "范围", "起始月份", "目标值", "依据文件")


def read_targets(*rows):
    lines = [(m, area, "2023年1月", value, "") for m, area, value in rows]
    (upload,) = inspect_workbook(xlsx(HEADER, *lines), "2023年1月目标值.xlsx")
    rules = [(i.rule, i.cell) for i in upload.issues if i.severity == "error"]
    return upload.frame, rules


@pytest.mark.parametrize("value", ["95%", 95, "95", 0.95])
def test_a_share_is_read_on_either_scale_beside_hours(value):
    rows = [("按期整改率", "全市", value), ("人均学时", "鼓楼区", 60)]
    frame, rules = read_targets(*rows)
    assert rules == []
    assert frame["metric_id"].tolist() == ["on_time_rate", "training_hours"]
    assert frame["area_code"].tolist() == ["320300", "320302"]
    assert frame["target_value"].tolist() == [0.95, 60]


def test_mixed_scales_and_unknown_names_are_issues():
    _frame, rules = read_targets(
        ("按期整改率", "全市", "95%"),
        ("整改率", "全市", "96%"),
        ("销号率", "黄楼街道", 0.9),
        ("人均学时", "全市", "60%"),
        ("满意率", "邳州市", "90%"),
    )
    assert sorted(rules) == [
        ("mixed_scale", "D4"),
        ("not_a_share", "D5"),
        ("unknown_metric", "A6"),
        ("unknown_subdistrict", "B6"),
    ]
