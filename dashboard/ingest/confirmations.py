"""What a person has to say yes to before a publish, with the figures."""

from collections.abc import Iterator

import pandas as pd

from dashboard.formats import value_format, write_value
from dashboard.ingest.impact import Impact
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.publication import Review
from dashboard.metrics import METRICS

_UNGRANTED = "penalties__power_not_granted"


def find_confirmations(review: Review, impact: Impact) -> tuple[Issue, ...]:
    """Vanished keys, unusual totals, use of powers not granted, metrics down to zero.

    Each has a `question` of its own, and no matter is asked twice. Those of
    `review.confirmations` come first, and `publish_review` insists on them.
    """
    return (
        *review.confirmations,
        *_unusual_totals(impact),
        *_ungranted_powers(review),
        *_zero_metrics(impact),
    )


def _unusual_totals(impact: Impact) -> Iterator[Issue]:
    for item in impact.items:
        for total in item.totals:
            if total.unusual is None:
                continue
            figure = total.figure
            yield make_issue(
                "total_unusual",
                figure=figure.id,
                period=f"{item.period:%Y-%m}",
                label=figure.label,
                label_en=figure.label_en,
                unit=figure.unit,
                unit_en=figure.unit_en,
                value=f"{total.unusual.value:,.12g}",
                low=f"{total.unusual.low:,.0f}",
                high=f"{total.unusual.high:,.0f}",
            )


def _ungranted_powers(review: Review) -> Iterator[Issue]:
    for upload in review.uploads:
        count = upload.counts.get(_UNGRANTED, 0)
        if count and upload.period:
            period = f"{upload.period:%Y-%m}"
            yield make_issue("powers_not_granted", period=period, count=count)


def _zero_metrics(impact: Impact) -> Iterator[Issue]:
    told = {
        (total.figure.label, item.period)
        for item in impact.items
        for total in item.totals
        if total.unusual
    }
    for move in impact.metric_moves:
        before = move.before or move.last_month
        if before is None or pd.isna(before["value"]) or before["value"] == 0:
            continue
        metric = METRICS[move.metric]
        is_told = (metric.label, move.period) in told
        if move.after is not None and move.after["value"] == 0 and not is_told:
            yield make_issue(
                "metric_to_zero" if move.before else "metric_is_zero",
                metric=metric.id,
                period=f"{move.period:%Y-%m}",
                label=metric.label,
                label_en=metric.label_en,
                before=write_value(before["value"], value_format(metric)),
            )
