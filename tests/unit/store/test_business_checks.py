"""The list of business checks and what they say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.errors import QueryError
from dashboard.i18n import use_language
from dashboard.store.checks import SEVERITIES, load_checks, run_checks
from dashboard.store.database import SnapshotDatabase
from tests.sql.worlds.penalties import used, zero
from tests.tiny import G1, G2, STRANGER, Y1, month

CHECKS = {check.id: check for check in load_checks()}


def test_checks_of_a_data_set_come_worst_first() -> None:
    checks = load_checks("visits")
    assert [(c.severity, c.id) for c in checks] == [
        ("warning", "visits__round_in_two_months"),
        ("warning", "visits__round_restarted"),
        ("info", "visits__several_in_month"),
        ("info", "visits__unit_unmonitored"),
    ]


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_check_speaks_both_languages(check: object) -> None:
    texts = [check.label, check.message, check.remedy]
    english = [check.label_en, check.message_en, check.remedy_en]
    assert all(any("一" <= c <= "鿿" for c in text) for text in texts)
    assert not any("一" <= c <= "鿿" for c in "".join(english) if c not in "简易普通")
    assert "{detail}" in check.message
    assert "{detail}" in check.message_en


def test_check_is_told_in_the_language_at_hand() -> None:
    check = CHECKS["grants__power_unknown"]
    assert check.describe("P9") == "权力事项目录中没有该事项编码：P9"
    use_language("en")
    try:
        assert check.title == "Power not in the catalogue"
        assert check.describe("P9") == "The catalogue of powers has no such code: P9"
        assert check.remedy_text.startswith("Check the code")
    finally:
        use_language("zh")


def test_run_gathers_the_rows_of_all_checks(
    tiny_store: Callable, tiny_roster: Callable
) -> None:
    tiny_roster()
    rows = [zero(G1), used(G2, None, None, 1), zero(STRANGER)]
    store = tiny_store({"penalties": {"2023-01": rows}})
    found = run_checks(SnapshotDatabase(store, store.snapshot()), "penalties")
    places = found[["severity", "check", "source_row"]].fillna(0)
    assert list(places.itertuples(index=False, name=None)) == [
        ("error", "penalties__zero_report_counts", 3),
        ("warning", "penalties__units_missing", 0),
        ("info", "penalties__unit_unmonitored", 4),
    ]
    assert set(found["period"].dt.date) == {month("2023-01")}
    assert found["detail"][1].endswith(Y1)


def test_run_over_clean_data_finds_nothing(tiny_store: Callable) -> None:
    store = tiny_store({"powers": {"2023-01": []}})
    found = run_checks(SnapshotDatabase(store, store.snapshot()))
    assert found.empty
    assert list(found.columns[:4]) == ["check", "severity", "period", "source_sha256"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [("-- Severity: fatal", "fatal"), ("-- Nothing: here", "Severity")],
)
def test_incomplete_header_is_refused(
    line: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checks").mkdir()
    path = tmp_path / "checks" / "visits__rule.sql"
    path.write_text(f"-- A rule.\n{line}\nselect 1 as one\n", encoding="utf-8")
    monkeypatch.setattr(settings, "QUERIES_DIR", tmp_path)
    with pytest.raises(QueryError, match=problem):
        load_checks()


def test_severities_are_ordered_worst_first() -> None:
    assert SEVERITIES == ("error", "warning", "info")
