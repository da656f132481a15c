"""What a publish would do to the figures, as the command line says it."""

from typing import Any

import pandas as pd
import typer

from dashboard.filters import period_key
from dashboard.ingest.figures import Outlier, Total
from dashboard.ingest.impact import Impact, ItemImpact, MetricMove
from dashboard.reports.upload.impact import describe_moves, describe_outliers
from dashboard.store.metric_table import Row


def print_impact(impact: Impact) -> None:
    """The metrics that move, month by month, and the sums that are outliers."""
    for sentence in (*describe_moves(impact), describe_outliers(impact)):
        if sentence:
            typer.echo(sentence)


def impact_json(impact: Impact) -> dict[str, Any]:
    """All of it as plain data: metric moves, totals with their outliers."""
    return {
        "metrics": [_move_json(move) for move in impact.metric_moves],
        "totals": [
            _total_json(item, total) for item in impact.items for total in item.totals
        ],
    }


def _move_json(move: MetricMove) -> dict[str, Any]:
    return {
        "metric": move.metric,
        "period": period_key(move.period),
        "before": _value(move.before),
        "after": _value(move.after),
        "change": move.delta,
        "last_month": _value(move.last_month),
        "subdistricts": move.unit_count,
    }


def _value(row: Row | None) -> float | None:
    """The city's value; None where it has none."""
    return None if row is None or pd.isna(row["value"]) else float(row["value"])


def _total_json(item: ItemImpact, total: Total) -> dict[str, Any]:
    return {
        "dataset": item.dataset,
        "period": period_key(item.period),
        "figure": total.figure.id,
        "value": total.value,
        "last_month": total.last_month,
        "last_year": total.last_year,
        "unusual": _outlier_json(total.unusual) if total.unusual else None,
        "outliers": [_outlier_json(outlier) for outlier in total.outliers],
    }


def _outlier_json(outlier: Outlier) -> dict[str, Any]:
    return {
        "area_code": outlier.area_code,
        "value": outlier.value,
        "low": round(outlier.low, 2),
        "high": round(outlier.high, 2),
        "score": round(outlier.score, 2),
    }
