"""What the overview shows, as plain values for the floor's page."""

import datetime as dt
from typing import Any

from dashboard.charts.geometry import read_tiles
from dashboard.charts.sparkline import sparkline
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.filters import period_key
from dashboard.formats import format_cell, format_change
from dashboard.metrics import METRICS, Metric, Window
from dashboard.names import unit_names
from dashboard.settings import CITY_CODE, PROJECT_DIR
from dashboard.store.metric_table import MetricTable
from dashboard.ui.shell.navigation import PAGES


def overview_elements(table: MetricTable) -> dict[str, Any]:
    """The texts, numbers and figures of the overview in its last two months."""
    return {
        "pages": [entry.title for entry in PAGES.values()],
        "style": str((PROJECT_DIR / "dashboard/ui/shell/style.css").resolve()),
        "periods": [period_key(p) for p in reversed(table.periods)],
        "areas": ["徐州市", "鼓楼区", "云龙区", "泉山区"],
        "months": {period_key(p): _month(table, p) for p in table.periods[-2:]},
    }


def _month(table: MetricTable, period: dt.date) -> dict[str, Any]:
    """What one month's page holds."""
    headlines = [m for m in METRICS.values() if m.is_headline]
    rows = table.month(headlines[0], period, "subdistrict")
    title = f"x {period_key(period)}"
    figure = tile_grid_chart(
        rows, headlines[0], read_tiles(), unit_names(), title=title, thumbnail=True
    )
    return {
        "title": "整改率 92.4%，逾期未改 8例",
        "caption": "上报完整性 " * 6,
        "cards": [_card(table, metric, period) for metric in headlines],
        "sentences": ["七里沟街道次均问题 1.7例/次（12/7），高于 99.8% 漏斗限 1.57"]
        * 8,
        "figure": figure.to_json(),
        "table": [_line(table, metric, period) for metric in METRICS.values()],
    }


def _card(table: MetricTable, metric: Metric, period: dt.date) -> dict[str, Any]:
    row = table.row(metric, period, CITY_CODE)
    history = table.history(metric, CITY_CODE, period, 24, window=Window.MONTH)
    values = [row["value"] for row in history if row["value"] == row["value"]]
    change = table.change(metric, period, CITY_CODE)
    return {
        "metric": {
            "label": metric.title,
            "value": format_cell(row or {}, metric, unit=True),
            "delta": format_change(change, metric),
            "delta_description": "环比",
            "help": metric.numerator,
        },
        "line": sparkline(values, limits=(min(values), max(values)), title="x"),
        "marks": ["常规波动", "达标不稳"],
        "caption": "10,918/11,293 · 同比 +0.2个百分点",
    }


def _line(table: MetricTable, metric: Metric, period: dt.date) -> dict[str, str]:
    row = table.row(metric, period, CITY_CODE)
    return {"a": metric.title, "b": format_cell(row or {}, metric), "c": "1", "d": "2"}
