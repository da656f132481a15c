"""A file that brings its reader down gives a refusal, not a dead server."""

import threading

import pytest

from dashboard.aliases import subdistrict_aliases
from dashboard.ingest import isolation
from dashboard.ingest.isolation import inspect_isolated
from tests.tiny import G1
from tests.unit.ingest.builder import HEADER, PERIOD, ROWS, xlsb, xlsx


def test_child_brings_back_the_uploads() -> None:
    (upload,) = inspect_isolated(xlsx(HEADER, *ROWS), "报表.xlsx", period=PERIOD)
    assert upload.dataset == "penalties"
    assert list(upload.frame["exercise_count"]) == [3, 5, 2]
    assert upload.frame["period"].dtype == "datetime64[ns]"


def test_request_larger_than_a_pipe_arrives_whole() -> None:
    names = subdistrict_aliases() | {f"{n:050}街道": G1 for n in range(4000)}  # 200 KB
    (upload,) = inspect_isolated(
        xlsx(HEADER, *ROWS), "报表.xlsx", period=PERIOD, subdistrict_aliases=names
    )
    assert list(upload.frame["exercise_count"]) == [3, 5, 2]


def test_sheet_that_would_need_terabytes_is_refused() -> None:
    data = xlsb(("a",), far=(1_048_575, 16_383))
    (upload,) = inspect_isolated(data, "报表.xlsb")
    assert [i.rule for i in upload.issues] == ["too_heavy"]


def test_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "BASE_SECONDS", 0.01)
    (upload,) = inspect_isolated(xlsx(HEADER, *ROWS), "报表.xlsx")
    assert [i.rule for i in upload.issues] == ["too_slow"]


def test_crash_is_told_with_the_number_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (upload,) = inspect_isolated(
        xlsx(HEADER, *ROWS),
        "报表.xlsx",
        corrections=7,  # type: ignore[arg-type]
    )
    (issue,) = upload.issues
    assert issue.rule == "read_failed"
    (record,) = caplog.records
    assert issue.message == f"读取时出错，编号 {record.args[0]}。"
    assert "TypeError" in record.getMessage()


def test_reading_ends_when_asked() -> None:
    stop = threading.Event()
    stop.set()
    (upload,) = inspect_isolated(xlsx(HEADER, *ROWS), "报表.xlsx", stop=stop)
    assert [i.rule for i in upload.issues] == ["stopped"]
