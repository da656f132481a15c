"""Names of units: the alias table decides, likeness only proposes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.aliases import domain_aliases, subdistrict_aliases
from dashboard.ingest.names import (
    parse_domain,
    parse_subdistrict,
    propose_names,
    rank_candidates,
)
from dashboard.ingest.outcomes import Failure

ALIASES = subdistrict_aliases()


@pytest.mark.parametrize(
    "name",
    [
        "黄楼街道",
        "鼓楼区黄楼街道",
        "黄楼街道办事处",
        "黄 楼　街道",
        "320302001",
        320302001.0,
    ],
)
def test_known_name_is_its_code(name: str | float) -> None:
    assert parse_subdistrict(name, ALIASES) == "320302001"


def test_unknown_name_fails_and_candidates_are_proposed() -> None:
    assert isinstance(parse_subdistrict("黄搂街道", ALIASES), Failure)
    assert propose_names("黄搂街道", ALIASES) == {
        "candidates": "可能是：黄楼街道、黄山街道、大黄山街道。",
        "candidates_en": "Perhaps: 黄楼街道、黄山街道、大黄山街道.",
    }


def test_candidates_are_ranked_units() -> None:
    ranked = rank_candidates("黄搂街道", ALIASES, 2)
    assert [(c.code, c.name) for c in ranked] == [
        ("320302001", "黄楼街道"),
        ("320303003", "黄山街道"),
    ]
    assert ranked[0].score == 75.0


@given(st.sampled_from(sorted(ALIASES)), st.integers(0, 20), st.text(max_size=2))
def test_a_changed_name_is_never_taken_for_another(
    name: str, place: int, more: str
) -> None:
    changed = name[:place] + more + name[place:]
    outcome = parse_subdistrict(changed, ALIASES)
    assert (
        isinstance(outcome, Failure)
        or "".join(changed.split())
        in {
            *ALIASES,
            *ALIASES.values(),
        }
        or outcome == ALIASES[name]
    )


def test_domain_by_name_or_code() -> None:
    assert parse_domain("城市管理", domain_aliases()) == "01"
    assert parse_domain("01", domain_aliases()) == "01"
    assert parse_domain("城市", domain_aliases()).rule == "unknown_domain"
