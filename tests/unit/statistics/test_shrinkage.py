"""Empirical Bayes against the documented values of PySAL and the formula of spdep."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, gamma

from dashboard.statistics.prior import Prior, estimate_prior
from dashboard.statistics.shrinkage import shrink

# Homicides 1979-84 in 78 counties around St. Louis: columns HC7984 and PO7984 of
# stl_hom.csv, an example data set of PySAL's libpysal (BSD licence).
DATA = Path(__file__).with_name("stl_homicides.csv")
# Docstring of esda.smoothing.Empirical_Bayes (PySAL): the first ten shrunken rates.
PYSAL = """
    2.36718950e-05 4.54539167e-05 4.78114019e-05 2.76907146e-05 6.58989323e-05
    3.66494122e-05 5.79952721e-05 2.03064590e-05 3.31152999e-05 3.02748380e-05
"""


def test_marshall_rates_of_the_pysal_example() -> None:
    with DATA.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    cases = [float(row["homicide_count"]) for row in rows]
    persons = [float(row["person_years"]) for row in rows]
    found = shrink(cases, persons, "ratio")
    documented = [float(value) for value in PYSAL.split()]
    assert len(rows) == 78
    assert found.value[:10] == pytest.approx(documented, rel=1e-8)


def test_proportions_follow_martuzzi_and_elliott() -> None:
    # The shrinkage factor as spdep's EBest(family = "binomial") writes it (R/EBI.R).
    x, n = np.array([2.0, 9, 30, 45]), np.array([10.0, 20, 40, 50])
    b, mean_n = x.sum() / n.sum(), n.mean()
    s2 = (n * (x / n - b) ** 2).sum() / n.sum()
    noise = b * (1 - b)
    top = n * s2 - n / mean_n * noise
    rho = top / ((n - 1) * s2 + (mean_n - n) / mean_n * noise)
    assert shrink(x, n).weight == pytest.approx(rho)
    assert shrink(x, n).value == pytest.approx(rho * x / n + (1 - rho) * b)


def test_rates_by_hand() -> None:
    # Rates 1 and 3 on exposure 10 each: m = 2, s² = 1, m/N = 0.2, so variance 0.8 and
    # size 2 / 0.8 = 2.5; weight 10 / 12.5.
    found = shrink([10, 30], [10, 10], "ratio")
    assert found.prior == Prior(2.0, pytest.approx(0.8), pytest.approx(2.5))
    assert found.value == pytest.approx([1.2, 2.8])
    known = shrink([10, 30], [10, 10], "ratio", prior=found.prior)
    assert known.lower[0] == pytest.approx(gamma.ppf(0.025, 15, scale=1 / 12.5))
    # That two units show how much units differ is itself in doubt: wider than known.
    assert (found.upper - found.lower > known.upper - known.lower).all()


def test_interval_is_that_of_the_beta_posterior() -> None:
    found = shrink([3, 0], [4, 0], prior=Prior(0.5, 1 / 12, 2.0))  # flat: beta(1, 1)
    assert found.value == pytest.approx([4 / 6, 0.5])
    assert found.upper == pytest.approx([beta.ppf(0.975, 4, 2), 0.975])


@pytest.mark.parametrize("kind", ["proportion", "ratio"])
def test_units_that_differ_by_chance_alone_get_the_pooled_value(kind) -> None:
    found = shrink([5, 6, 4, 5], [10, 10, 10, 10], kind)
    assert found.value.tolist() == [0.5] * 4
    assert found.prior == Prior(0.5, 0.0, float("inf"))


@pytest.mark.parametrize("kind", ["proportion", "ratio"])
def test_no_difference_found_is_no_certainty(kind) -> None:
    # All forty cases as one would leave 0.5 ± 0.155 (Wald, 95 %) or ± 0.219 (Poisson).
    found = shrink([5, 6, 4, 5], [10, 10, 10, 10], kind)
    reach = 1.96 * np.sqrt(0.25 / 40 if kind == "proportion" else 0.5 / 40)
    assert (found.upper - found.lower > 2 * reach).all()


def test_units_that_are_all_or_nothing_keep_their_value() -> None:
    found = shrink([0, 8, 8, 0], [8, 8, 8, 8])
    assert found.value == pytest.approx([0, 1, 1, 0], abs=1e-6)


def test_no_denominator_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="no unit has a denominator"):
        estimate_prior([0, 0], [0, 0])


units = st.lists(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=20,
).filter(lambda units: any(n for _, n in units))


@given(units, st.sampled_from(["proportion", "ratio"]))
def test_shrunken_values_lie_between_own_and_pooled(units, kind) -> None:
    x, n = np.array(units).T
    found = shrink(x, n, kind)
    own = np.where(n > 0, x / np.maximum(n, 1), found.prior.mean)
    low, high = np.minimum(own, found.prior.mean), np.maximum(own, found.prior.mean)
    assert (low - 1e-9 <= found.value).all()
    assert (found.value <= high + 1e-9).all()
