"""The composite and its doubt: how much of a place is chance, or the weights' doing."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.formats import format_period
from dashboard.i18n import _, ngettext
from dashboard.metrics import METRICS
from dashboard.names import name_units
from dashboard.reports.comparison.funnel import join_sentences, pick_units
from dashboard.reports.comparison.units import place_units
from dashboard.rows import list_rows
from dashboard.statistics.counts import FloatArray
from dashboard.statistics.methods import count_kind
from dashboard.statistics.posterior import SEED, draw_values
from dashboard.statistics.ranks import rank
from dashboard.statistics.sensitivity import composite, draw_composites

#: How far weights are varied: standard deviations as a share of an average weight.
VARIATIONS = (0.25, 0.5, 1.0)
_DRAWS = 2_000


@dataclass(frozen=True, eq=False)
class Weighted:
    """Units whose composite is known, best first, and those that have none.

    `units`: area_code, score (0..100), rank (of the scores as they are, `is_tied` where
    others share it), and over the draws of true rates and weights: rank_median,
    rank_low, rank_high (middle 95 %), bottom (probability of the worst five), tier (all
    of the interval in the better, or the worse, half).
    """

    units: pd.DataFrame
    missing: list[str]


def score_units(weights: pd.DataFrame, months: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Each unit's score (0..100) in each weighted metric: rows units, columns metrics.

    `weights`: rows of pages/comparison/weights.sql; `months`: for each of them the
    metric's values of all units, with `target`. 100 × clip((value - floor) / (target -
    floor), 0, 1), as in metrics/composite_score; missing without value or target.
    """
    return pd.DataFrame(
        {
            weight["metric_id"]: pd.Series(
                _score(values["value"].to_numpy(dtype=float), values, weight),
                index=values.index,
            )
            for weight, values in _by_unit(weights, months)
        }
    )


def draw_scores(
    weights: pd.DataFrame, months: Sequence[pd.DataFrame], units: list[str]
) -> FloatArray:
    """The scores that true rates may have, draws × `units` × metrics.

    A rate's true values are drawn from what its cases leave open (`draw_values`), each
    metric's apart from the others'; few cases leave much open. A sum of scores, days or
    hours has no distribution that its denominator tells: it stands as it is.
    """
    found = np.full((_DRAWS, len(units), len(weights)), np.nan)
    for place, (weight, rows) in enumerate(_by_unit(weights, months)):
        values = rows.reindex(units)
        own = values["value"].to_numpy(dtype=float)
        drawn = np.broadcast_to(own, (_DRAWS, len(units))).copy()
        kind = count_kind(METRICS[weight["metric_id"]])
        known = np.isfinite(own)
        if kind is not None and known.any():
            drawn[:, known] = draw_values(
                values.loc[known, "numerator"].to_numpy(dtype=float),
                values.loc[known, "denominator"].to_numpy(dtype=float),
                kind,
                draws=_DRAWS,
                seed=SEED + place,
            )
        found[:, :, place] = _score(drawn, values, weight)
    return found


def _by_unit(
    weights: pd.DataFrame, months: Sequence[pd.DataFrame]
) -> list[tuple[dict[str, Any], pd.DataFrame]]:
    return [
        (weight, rows.set_index("area_code"))
        for weight, rows in zip(list_rows(weights), months, strict=True)
    ]


def _score(
    values: FloatArray, rows: pd.DataFrame, weight: Mapping[str, Any]
) -> FloatArray:
    """Between floor and target, 0..100; `rows` have the `target` of each unit."""
    floor = float(weight["floor_value"])
    room = rows["target"].to_numpy(dtype=float) - floor
    room = np.where(room == 0, np.nan, room)
    return np.asarray(100 * np.clip((values - floor) / room, 0, 1))


def vary_composite(
    weights: pd.DataFrame, months: Sequence[pd.DataFrame], variation: float
) -> Weighted:
    """The ranks that other luck and other weights would have given."""
    shares = weights["weight"].to_numpy(dtype=float)
    scores = score_units(weights, months)
    # Equal scores are equal whatever rounding has made of their last digit.
    points = np.round(composite(scores.to_numpy(), shares), 9)
    known = np.isfinite(points)
    missing = scores.index[~known].tolist()
    units = pd.DataFrame({"area_code": scores.index[known], "score": points[known]})
    if units.empty:
        return Weighted(units, missing)
    drawn = draw_scores(weights, months, units["area_code"].tolist())
    composites = draw_composites(drawn, shares, variation=variation)
    places = units["score"].rank(ascending=False, method="min").astype(int)
    units = units.assign(
        rank=places, is_tied=places.duplicated(keep=False), is_small=False
    )
    units = place_units(units, rank(composites))
    ordered = units.sort_values("score", ascending=False, kind="stable")
    return Weighted(ordered.reset_index(drop=True), missing)


def weighted_title(weighted: Weighted, codes: Collection[str], period: dt.date) -> str:
    """Whose half is sure, chance and weights both taken in."""
    units = pick_units(weighted.units, codes)
    return _(
        "{period}综合得分：{count} 个镇街中，{good} 个确定在前半，{bad} 个确定在后半"
    ).format(
        period=format_period(period),
        count=len(units),
        good=int(units["tier"].eq(1).sum()),
        bad=int(units["tier"].eq(-1).sum()),
    )


def read_weighted(weighted: Weighted, codes: Collection[str]) -> str:
    """How far places are open, and who is surely in the better or the worse half."""
    units = pick_units(weighted.units, codes)
    parts = [
        _(
            "区间同时包含两种不确定：样本多少带来的偶然，和权重的选择；"
            "95% 以上的抽取都在同一半，才说确定。"
        )
    ]
    if len(units):
        width = units["rank_high"] - units["rank_low"]
        usual = int((width + 1).median())
        parts.append(
            _("名次区间一般宽 {width} 位（共 {count} 个镇街）。").format(
                width=usual, count=len(weighted.units)
            )
        )
        better = units.loc[units["tier"].eq(1), "area_code"].tolist()
        worse = units.loc[units["tier"].eq(-1), "area_code"].tolist()[::-1]
        if better:
            text = _("确定在前半的：{names}。")
            parts.append(text.format(names=name_units(better, 6)))
        if worse:
            text = _("确定在后半的：{names}。")
            parts.append(text.format(names=name_units(worse, 6)))
        if not better and not worse:
            parts.append(_("没有一个镇街确定在前半或后半。"))
    if weighted.missing:
        parts.append(
            ngettext(
                "{count} 个镇街有数据的权重不足七成，没有综合得分。",
                len(weighted.missing),
            ).format(count=len(weighted.missing))
        )
    return join_sentences(parts)
