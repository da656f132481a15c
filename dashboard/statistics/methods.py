"""Which comparison suits which metric: decided here, once, for every page."""

from enum import StrEnum

from dashboard.metrics import METRICS, Direction, Kind, Metric
from dashboard.statistics import counts


class Method(StrEnum):
    """How units are compared by a metric."""

    BINOMIAL = "binomial"  # cases out of n: exact limits, beta shrinkage
    POISSON = "poisson"  # events per exposure: Poisson limits, gamma shrinkage
    VALUES = "values"  # sums over a denominator: values side by side, no limits
    NONE = "none"  # counts, and context such as fines: never compared


def comparison_method(metric: Metric) -> Method:
    """The method for `metric`; NONE for counts, facts and what is never ranked."""
    if not metric.is_ranked or metric.kind is Kind.COUNT or metric.is_fact:
        return Method.NONE
    kind = count_kind(metric)
    if kind is None:
        return Method.VALUES
    return Method.BINOMIAL if kind == "proportion" else Method.POISSON


def count_kind(metric: Metric) -> counts.Kind | None:
    """The distribution that the values of `metric` come from, if one of those known.

    A yes or no is a fact, and has none. A mean that does not count events divides a
    sum of scores, days, hours or people, whose spread no denominator tells.
    """
    if metric.is_fact:
        return None
    if metric.kind is Kind.SHARE:
        return "proportion"
    return "ratio" if metric.events_per_exposure else None


def month_kind(metric: Metric) -> counts.Kind | None:
    """The distribution that a single month's cases of `metric` come from, if any.

    As between units; a plain count is one of events in a month, an amount is not.
    """
    if metric.kind is Kind.COUNT:
        return None if metric.is_amount else "ratio"
    return count_kind(metric)


def is_placed(metric: Metric) -> bool:
    """Whether units have ranks by `metric`: it has a better side and a distribution."""
    has_side = metric.direction in (Direction.UP, Direction.DOWN)
    has_limits = comparison_method(metric) in (Method.BINOMIAL, Method.POISSON)
    return has_side and has_limits


def compared_metrics() -> dict[str, Metric]:
    """The metrics by which units may be compared at all, by id, in their order."""
    return {
        metric.id: metric
        for metric in METRICS.values()
        if comparison_method(metric) is not Method.NONE
    }
