"""The composite's places and its weights as tables, and as lines of a caterpillar."""

from collections.abc import Collection

import pandas as pd

from dashboard.formats import format_value
from dashboard.forms import COUNT, METRIC
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.metrics.catalogue import COMPOSITE_SCORE
from dashboard.names import unit_label
from dashboard.reports.comparison.tables import (
    name_cells,
    rank_columns,
    tell_ranks,
    unit_columns,
    write_ranks,
)
from dashboard.reports.comparison.weights import Weighted
from dashboard.reports.metric_cells import value_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows


def weighted_lines(weighted: Weighted, codes: Collection[str]) -> pd.DataFrame:
    """Ranks over the weights drawn as `caterpillar_chart` draws them."""
    units = weighted.units[weighted.units["area_code"].isin(codes)]
    score = COMPOSITE_SCORE
    return pd.DataFrame(
        {
            "area_code": row["area_code"],
            "centre": row["rank_median"],
            "low": row["rank_low"],
            "high": row["rank_high"],
            "tier": row["tier"],
            "text": format_value(row["score"], score),
            "hover": _("<b>{unit}</b><br>{score}，名次 {ranks}").format(
                unit=unit_label(row["area_code"]),
                score=format_value(row["score"], score, unit=True),
                ranks=write_ranks(row),
            ),
        }
        for row in list_rows(units)
    )


def weighted_table(weighted: Weighted, codes: Collection[str]) -> Table:
    """A line a unit, the best composite first: its rank and what weights make of it."""
    units = weighted.units[weighted.units["area_code"].isin(codes)]
    columns = [
        *unit_columns(),
        value_column("score", _("综合得分"), COMPOSITE_SCORE),
        Column("rank", _("得分名次"), COUNT),
        Column("tie", _("同分")),
        *rank_columns(),
    ]
    lines = [
        {
            **name_cells(row["area_code"]),
            "score": row["score"],
            "rank": row["rank"],
            "tie": _("并列") if row["is_tied"] else "",
            **tell_ranks(row),
        }
        for row in list_rows(units)
    ]
    table = build_table(lines, columns, units["area_code"])
    return table if units["is_tied"].any() else table.without("tie")


def weight_table(weights: pd.DataFrame) -> Table:
    """The weights in force as a table: metric, weight, the value that scores 0."""
    lines = [
        {
            "metric": row["metric_id"],
            "title": METRICS[row["metric_id"]].title,
            "weight": row["weight"],
            "floor": row["floor_value"],
        }
        for row in list_rows(weights)
    ]
    columns = [
        Column("title", _("指标")),
        Column("weight", _("权重"), COUNT),
        Column("floor", _("得 0 分的值"), METRIC),
    ]
    return build_table(lines, columns)
