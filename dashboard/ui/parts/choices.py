"""Choices that several pages offer, each in the URL."""

from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric
from dashboard.metrics.catalogue import EXERCISE_RATE
from dashboard.ui.shell.url import choose

_FIRST_METRIC = EXERCISE_RATE.id


def choose_metric() -> Metric:
    """The metric that the URL names."""
    name = choose(
        _("指标"),
        "metric",
        list(METRICS),
        _FIRST_METRIC,
        lambda metric: METRICS[metric].title,
        width=240,
        is_optional=True,  # the first is the same for ever: Back needs one step
    )
    return METRICS[name]
