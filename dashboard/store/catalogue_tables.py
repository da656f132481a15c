"""The KPI catalogue as SQL knows it."""

from typing import Any

from dashboard.dimensions import find_dimension
from dashboard.metrics import METRICS, Metric, Window


def catalogue_tables() -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the tables that hold the catalogue, by name and columns."""
    return {
        "time_windows (id varchar, months integer)": [
            (window.value, window.months) for window in Window
        ],
        "metrics (id varchar, kind varchar, direction varchar, time_window varchar,"
        " series varchar, source varchar, needs_full_window boolean,"
        " grows_with_window boolean, is_derived boolean, is_scored boolean)": [
            metric_row(metric) for metric in METRICS.values()
        ],
        "sources (source varchar, dataset varchar)": sorted(
            {
                (source_key(metric), dataset)
                for metric in METRICS.values()
                for dataset in metric.datasets
            }
        ),
        "metric_dimensions (metric varchar, dimension varchar, splits varchar)": [
            (metric.id, name, splits)
            for metric in METRICS.values()
            for splits, names in (
                ("both", metric.dimensions),
                ("numerator", metric.numerator_dimensions),
            )
            for name in names
        ],
        # What every area that has reported has a row of: wholes, and fixed parts.
        "slices (metric varchar, time_window varchar, dimension varchar,"
        " part varchar)": [
            (metric.id, window.value, dimension, part)
            for metric in METRICS.values()
            for window in metric.windows
            for dimension, part in [("", ""), *_fixed_parts(metric, window)]
        ],
    }


def _fixed_parts(metric: Metric, window: Window) -> list[tuple[str, str]]:
    """Dimension and part of those parts that are kept for the window and fixed."""
    if window not in metric.part_windows:
        return []
    return [
        (name, part)
        for name in metric.all_dimensions
        for part in find_dimension(name).parts
    ]


def source_key(metric: Metric) -> str:
    """What names the data sets of a metric together."""
    return "+".join(metric.datasets)


def metric_row(metric: Metric) -> tuple[str | bool, ...]:
    """What SQL knows of a metric, in the order of the table `metrics`."""
    return (
        metric.id,
        metric.kind.value,
        metric.direction.value,
        metric.window.value,
        metric.series.value,
        source_key(metric),
        metric.needs_full_window,
        metric.grows_with_window,
        metric.is_derived,
        metric.is_scored,
    )
