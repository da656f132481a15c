"""Benjamini & Hochberg's own example."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.fdr import control_false_discoveries

# Benjamini & Hochberg 1995, section 3.2: 15 hypotheses, four rejected at q = 0.05; the
# adjusted values are those of the documentation of scipy.stats.false_discovery_control.
# fmt: off
P = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
     0.4262, 0.5719, 0.6528, 0.7590, 1.000]
ADJUSTED = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645,
            0.0765, 0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1.0]
# fmt: on


def test_the_example_of_benjamini_and_hochberg() -> None:
    found = control_false_discoveries(P)
    assert found.is_discovery.tolist() == [True] * 4 + [False] * 11
    assert found.q_value == pytest.approx(ADJUSTED, abs=5e-9)


def test_what_was_not_tested_keeps_its_place_and_does_not_count() -> None:
    found = control_false_discoveries([np.nan, 0.04, np.nan])
    assert found.is_discovery.tolist() == [False, True, False]
    assert found.q_value[1] == pytest.approx(0.04)
    assert not control_false_discoveries([np.nan]).is_discovery.any()


@given(st.lists(st.floats(0, 1), max_size=60))
def test_discoveries_are_the_tests_with_a_small_q(p_values: list[float]) -> None:
    found = control_false_discoveries(p_values)
    assert found.is_discovery.tolist() == (found.q_value <= 0.05).tolist()
    assert (found.q_value >= np.array(p_values) - 1e-12).all()
