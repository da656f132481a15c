from dashboard.metrics import METRICS, Direction
from dashboard.statistics.methods import (
    Method,
    compared_metrics,
    comparison_method,
    is_placed,
)


def test_counts_and_fines_cannot_be_compared() -> None:
    never = ["exercise_count", "fine_total", "finding_count", "overdue_count"]
    assert {comparison_method(METRICS[name]) for name in never} == {Method.NONE}
    assert not set(never) & set(compared_metrics())
    context = {m.id for m in METRICS.values() if m.direction is Direction.CONTEXT}
    assert not context & set(compared_metrics())


def test_sums_of_scores_and_days_have_values_only() -> None:
    sums = [
        "inspection_score",
        "review_days",
        "auxiliary_ratio",
        "training_hours",
        "composite_score",
    ]
    found = [n for n, m in METRICS.items() if comparison_method(m) is Method.VALUES]
    assert found == sums
    assert not any(is_placed(METRICS[name]) for name in sums)


def test_findings_per_visit_are_events_and_the_rest_are_shares() -> None:
    methods = {name: comparison_method(m) for name, m in compared_metrics().items()}
    poisson = [n for n, method in methods.items() if method is Method.POISSON]
    assert poisson == ["findings_per_visit"]
    assert methods["rectification_rate"] is Method.BINOMIAL


def test_a_metric_with_a_band_is_compared_but_not_placed() -> None:
    bands = [n for n, m in METRICS.items() if m.direction is Direction.BAND]
    assert not any(is_placed(METRICS[name]) for name in bands)
    assert "exercise_rate" in compared_metrics()
