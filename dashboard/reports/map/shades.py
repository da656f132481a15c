"""What a map is coloured by: each unit's value drawn toward the whole, or the value."""

import numpy as np
import pandas as pd

from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.statistics import counts
from dashboard.statistics.funnel import LEAST_SIZE
from dashboard.statistics.methods import count_kind
from dashboard.statistics.shrinkage import estimate_prior, shrink


def shade_units(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """`rows` with `shade`, the value that decides the colour, and `is_small`.

    `rows`: metric values of all units of one or more months; each month is drawn toward
    its own whole (Marshall 1991). `is_small`: too few cases to colour. Where no unit of
    a month has enough, as with yes or no for each, the values stand as they are.
    """
    kind = count_kind(metric)
    plain = rows.assign(shade=rows["value"].astype(float), is_small=False)
    if kind is None or plain.empty:
        return plain
    months = [_shade_month(month, kind) for _period, month in plain.groupby("period")]
    return pd.concat(months)


def _shade_month(rows: pd.DataFrame, kind: counts.Kind) -> pd.DataFrame:
    known = rows["value"].notna()
    top = rows.loc[known, "numerator"].to_numpy(dtype=float)
    bottom = rows.loc[known, "denominator"].to_numpy(dtype=float)
    if not bottom.sum() > 0:
        return rows
    prior = estimate_prior(top, bottom, kind)
    size = bottom if kind == "proportion" else bottom * prior.mean
    is_small = size < LEAST_SIZE[kind]
    if is_small.all():
        return rows
    rows = rows.copy()
    rows.loc[known, "shade"] = shrink(top, bottom, kind, prior=prior).value
    rows.loc[known, "is_small"] = is_small
    return rows


def describe_shades(rows: pd.DataFrame, metric: Metric) -> str:
    """By what the colours are chosen, in words; `rows`: a month of shade_units."""
    known = rows[rows["value"].notna()]
    is_drawn = not np.array_equal(known["shade"], known["value"].astype(float))
    if not is_drawn:
        return _("颜色按各镇街原值分级")
    least = LEAST_SIZE["proportion"]
    rule = (
        _("分母不到 {count} 的为样本不足，不着色").format(count=f"{least:g}")
        if count_kind(metric) == "proportion"
        else _("按全市水平预期不到 1 例的为样本不足，不着色")
    )
    return _(
        "颜色按收缩值分级（经验贝叶斯，Marshall 1991）：样本越少，越向全市靠拢；"
        "图上是收缩值，提示和表里是原值；{rule}"
    ).format(rule=rule)
