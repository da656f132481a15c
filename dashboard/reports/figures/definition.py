"""What a metric means, in a sentence."""

from dashboard.i18n import _, pick
from dashboard.metrics import Metric


def describe_metric(metric: Metric) -> str:
    """The definition in one or two lines, for a tooltip."""
    numerator = pick(metric.numerator, metric.numerator_en)
    denominator = pick(metric.denominator, metric.denominator_en)
    if not denominator:
        return _("{numerator}。拟定口径。").format(numerator=numerator)
    return _("{numerator} ÷ {denominator}。拟定口径。").format(
        numerator=numerator, denominator=denominator
    )
