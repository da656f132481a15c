"""The composite under other weights: what of a unit's place is the weights' doing."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.formats import format_period
from dashboard.forms import COUNT, METRIC
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.names import name_units, unit_label
from dashboard.reports.comparison.funnel import join_sentences, pick_units
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.statistics.ranks import tiers
from dashboard.statistics.sensitivity import composite, weight_sensitivity

#: How far weights are varied: standard deviations as a share of an average weight.
VARIATIONS = (0.25, 0.5, 1.0)


@dataclass(frozen=True, eq=False)
class Weighted:
    """Units whose composite is known, best first, and those that have none.

    `units`: area_code, score (0..100), rank (at the weights in force), rank_median,
    rank_low, rank_high (the middle 95 % of ranks over the weights drawn), bottom
    (probability of the worst five), tier.
    """

    units: pd.DataFrame
    missing: list[str]


def score_units(weights: pd.DataFrame, months: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Each unit's score (0..100) in each weighted metric: rows units, columns metrics.

    `weights`: rows of pages/comparison/weights.sql; `months`: for each of them the
    metric's values of all units, with `target`. 100 × clip((value - floor) / (target -
    floor), 0, 1), as in metrics/composite_score; missing without value or target.
    """
    scores = {}
    for weight, rows in zip(list_rows(weights), months, strict=True):
        values = rows.set_index("area_code")
        floor = weight["floor_value"]
        room = (values["target"] - floor).replace(0, np.nan)
        progress = (values["value"] - floor) / room
        scores[weight["metric_id"]] = 100 * progress.astype(float).clip(0, 1)
    return pd.DataFrame(scores)


def vary_weights(
    scores: pd.DataFrame, weights: pd.DataFrame, variation: float
) -> Weighted:
    """The ranks that other weights would have given; `scores` from `score_units`."""
    shares = weights["weight"].to_numpy(dtype=float)
    points = composite(scores.to_numpy(), shares)
    known = np.isfinite(points)
    missing = scores.index[~known].tolist()
    units = pd.DataFrame({"area_code": scores.index[known], "score": points[known]})
    if units.empty:
        return Weighted(units, missing)
    ranks = weight_sensitivity(scores.to_numpy(), shares, variation=variation)
    units = units.assign(
        rank=units["score"].rank(ascending=False, method="min").astype(int),
        rank_median=ranks.median,
        rank_low=ranks.lower,
        rank_high=ranks.upper,
        bottom=ranks.bottom_probability,
        tier=tiers(ranks),
    )
    ordered = units.sort_values("score", ascending=False, kind="stable")
    return Weighted(ordered.reset_index(drop=True), missing)


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


def weighted_title(weighted: Weighted, codes: Collection[str], period: dt.date) -> str:
    """Whose place holds whatever the weights."""
    units = pick_units(weighted.units, codes)
    return _(
        "{period}综合得分：换一组权重，{good} 个仍在前半，{bad} 个仍在后半"
    ).format(
        period=format_period(period),
        good=int(units["tier"].eq(1).sum()),
        bad=int(units["tier"].eq(-1).sum()),
    )


def read_weighted(weighted: Weighted, codes: Collection[str]) -> str:
    """Who stays below whatever the weights, and whose place is the weights' doing."""
    units = pick_units(weighted.units, codes)
    parts = []
    if len(units):
        width = units["rank_high"] - units["rank_low"]
        widest = list_rows(units.loc[[width.idxmax()]])[0]
        parts.append(
            _("受权重影响最大的是{unit}：第 {low} 到第 {high} 位。").format(
                unit=unit_label(widest["area_code"]),
                low=widest["rank_low"],
                high=widest["rank_high"],
            )
        )
        worse = units.loc[units["tier"].eq(-1), "area_code"].tolist()[::-1]
        if worse:
            text = _("无论怎样加权都在后半的：{names}。")
            parts.append(text.format(names=name_units(worse, 6)))
    if weighted.missing:
        text = _("{count} 个镇街有数据的权重不足七成，没有综合得分。")
        parts.append(text.format(count=len(weighted.missing)))
    parts.append(_("区间只反映权重的选择，不含样本多少带来的偶然。"))
    return join_sentences(parts)
