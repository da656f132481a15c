"""Kitagawa's decomposition, worked out by hand."""

import math

import pytest

from dashboard.statistics.decomposition import decompose_change


def test_rate_and_mix_by_hand() -> None:
    """A 10/20 → 30/50, B 10/80 → 5/50: 20% → 35%.

    A: w 0.2 → 0.5, r 0.5 → 0.6; B: w 0.8 → 0.5, r 0.125 → 0.1.
    Rate: A 0.35 × 0.1 = 0.035; B 0.65 × -0.025 = -0.01625.
    Mix, R̄ = 0.275: A 0.275 × 0.3 = 0.0825; B -0.1625 × -0.3 = 0.04875.
    """
    parts = decompose_change([10, 10], [20, 80], [30, 5], [50, 50])
    assert parts is not None
    assert (parts.before, parts.after) == (0.2, 0.35)
    assert parts.rate_effects.tolist() == pytest.approx([0.035, -0.01625])
    assert parts.mix_effects.tolist() == pytest.approx([0.0825, 0.04875])
    assert parts.rate_effect + parts.mix_effect == pytest.approx(parts.change)


def test_a_new_part_is_mix_alone() -> None:
    """B is new with rate 1: w 0 → 0.5; 0.375 × 0.5 = 0.1875, A -0.125 × -0.5."""
    parts = decompose_change([5, 0], [10, 0], [5, 10], [10, 10])
    assert parts is not None
    assert math.isnan(parts.before_rates[1])
    assert parts.rate_effects.tolist() == [0, 0]
    assert parts.mix_effects.tolist() == pytest.approx([0.0625, 0.1875])
    assert parts.change == pytest.approx(0.25)


def test_nothing_to_compare_with() -> None:
    assert decompose_change([0], [0], [1], [2]) is None
