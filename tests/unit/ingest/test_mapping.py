"""A mapping chosen by hand, as the correction that brings it about."""

from dashboard.ingest.headers import HeaderMatch
from dashboard.ingest.mapping import changed_columns

HEADERS = ("镇街", "次", "金额", "金额", "K")
READ = {"subdistrict_code": 0, "fine_yuan": 2}


def test_only_what_differs_is_named_by_text_or_letter() -> None:
    header = HeaderMatch("penalties", 0, 1, READ, HEADERS, {})
    chosen = {"subdistrict_code": 0, "exercise_count": 1, "fine_yuan": 3, "x": 4}
    assert changed_columns(header, chosen) == {
        "C": "",
        "次": "exercise_count",
        "D": "fine_yuan",
        "E": "x",
    }


def test_choice_between_rivals_is_a_decision() -> None:
    header = HeaderMatch("penalties", 0, 1, READ, HEADERS, {"fine_yuan": (2, 3)})
    assert changed_columns(header, READ) == {"C": "fine_yuan"}
