"""The KPI catalogue."""

from dashboard.metrics.catalogue import METRICS
from dashboard.metrics.metric import Direction, Kind, Metric, Series, Window

__all__ = ["METRICS", "Direction", "Kind", "Metric", "Series", "Window"]
