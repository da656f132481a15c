"""Decisions of analysts: appended, derived, taken back; nothing lost between two."""

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.aliases import subdistrict_aliases
from dashboard.errors import DashboardError, NotPublished
from dashboard.settings import PROJECT_DIR
from dashboard.store.appended import read_lines
from dashboard.store.decision_lines import SCHEMA
from dashboard.store.decisions import (
    accept_alias,
    accepted_aliases,
    find_correction,
    keep_correction,
    known_names,
    list_aliases,
    list_corrections,
    withdraw_alias,
    withdraw_correction,
)
from dashboard.store.tables import Store
from tests.tiny import G1, G2

_APPEND = """
import sys
from pathlib import Path
from dashboard.store.decisions import accept_alias
from dashboard.store.tables import Store
for number in range(8):
    accept_alias(Store(Path(sys.argv[1])), f"甲{sys.argv[2]}{number}", "320302001")
"""


def test_new_store_knows_the_reference_names_alone(store: Store) -> None:
    assert accepted_aliases(store) == {}
    assert known_names(store) == subdistrict_aliases()


def test_alias_is_kept_folded_with_author_and_time(store: Store) -> None:
    accept_alias(store, " 黄楼 老街\u200b（１）", G1, author="甲")
    (decision,) = list_aliases(store)
    assert (decision.alias, decision.code, decision.author, decision.withdrawn_at) == (
        "黄楼老街(1)",
        G1,
        "甲",
        None,
    )
    assert decision.decided_at.utcoffset().total_seconds() == 0
    assert known_names(store) == subdistrict_aliases() | {"黄楼老街(1)": G1}


def test_withdrawn_alias_no_longer_holds_and_stays_listed(store: Store) -> None:
    accept_alias(store, "老街", G1, author="甲")
    withdraw_alias(store, "老 街", author="乙")
    (decision,) = list_aliases(store)
    assert accepted_aliases(store) == {}
    assert (decision.author, decision.withdrawn_by) == ("甲", "乙")
    assert decision.withdrawn_at >= decision.decided_at


def test_withdrawn_alias_may_be_accepted_for_another_unit(store: Store) -> None:
    accept_alias(store, "老街", G1)
    withdraw_alias(store, "老街")
    accept_alias(store, "老街", G2)
    assert accepted_aliases(store) == {"老街": G2}
    assert [d.code for d in list_aliases(store)] == [G1, G2]


def test_every_line_is_kept_in_order(store: Store) -> None:
    accept_alias(store, "老街", G1)
    accept_alias(store, "老街", G1)  # known already: no line
    withdraw_alias(store, "老街")
    lines = read_lines(store.root / "alias_decisions", SCHEMA, "number")
    assert [(e["number"], e["action"]) for e in lines] == [
        (1, "accept"),
        (2, "withdraw"),
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("丰财街道", G1),  # another unit's full name
        ("丰财办事处", G1),  # another name of that unit
        ("鼓楼区", G1),  # a district's
        ("老街", "320302"),  # for a district
        ("老街", "999999999"),
        ("320302002", G1),  # a code
        (" ", G1),
    ],
)
def test_alias_that_would_mislead_is_refused(
    name: str, code: str, store: Store
) -> None:
    with pytest.raises(DashboardError):
        accept_alias(store, name, code)
    assert list_aliases(store) == []


def test_accepted_alias_is_not_moved_to_another_unit(store: Store) -> None:
    accept_alias(store, "老街", G1)
    with pytest.raises(DashboardError, match="“老街”已经是黄楼街道的名称。"):
        accept_alias(store, "老街", G2)
    assert accepted_aliases(store) == {"老街": G1}


def test_name_of_the_same_unit_needs_no_decision(store: Store) -> None:
    accept_alias(store, "黄楼办事处", G1)
    assert list_aliases(store) == []


def test_nothing_to_withdraw_is_said(store: Store) -> None:
    with pytest.raises(NotPublished):
        withdraw_alias(store, "老街")
    with pytest.raises(NotPublished):
        withdraw_correction(store, "penalties:1")


def test_later_correction_takes_the_place_of_the_earlier(store: Store) -> None:
    keep_correction(store, "penalties:1", {"header_row": 2}, author="甲")
    keep_correction(store, "penalties:1", {"header_row": 3}, author="乙")
    keep_correction(store, "visits:1", {"header_row": 9})
    standing = find_correction(store, "penalties:1")
    assert (standing.correction, standing.author) == ({"header_row": 3}, "乙")
    first, *_rest = list_corrections(store)
    assert (first.correction, first.withdrawn_by) == ({"header_row": 2}, "乙")


def test_withdrawn_correction_is_not_found(store: Store) -> None:
    keep_correction(store, "penalties:1", {"columns": {"次": "exercise_count"}})
    withdraw_correction(store, "penalties:1", author="乙")
    assert find_correction(store, "penalties:1") is None
    assert [d.withdrawn_by for d in list_corrections(store)] == ["乙"]


def test_two_processes_at_once_lose_nothing(store: Store, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _APPEND, str(store.root)]
    processes = [
        subprocess.Popen([*command, letter], cwd=PROJECT_DIR) for letter in "子丑"
    ]
    assert [process.wait(timeout=90) for process in processes] == [0, 0]
    expected = {f"甲{letter}{number}": G1 for letter in "子丑" for number in range(8)}
    assert accepted_aliases(store) == expected
    lines = read_lines(store.root / "alias_decisions", SCHEMA, "number")
    assert [line["number"] for line in lines] == list(range(1, 17))


def test_decisions_make_no_snapshot(store: Store) -> None:
    accept_alias(store, "老街", G1)
    assert store.snapshot().id == ""
