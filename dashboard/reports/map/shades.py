"""What a map is coloured by: each unit's value drawn toward the whole, or the value."""

import pandas as pd

from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.reports.comparison.small import small_units
from dashboard.statistics import counts
from dashboard.statistics.methods import count_kind
from dashboard.statistics.prior import estimate_prior
from dashboard.statistics.shrinkage import shrink_values


def shade_units(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """`rows` with `shade`, the value that decides the colour, and `is_small`.

    `rows`: metric values of all units of one or more months; each month is drawn toward
    its own whole (Marshall 1991). `is_small`: too few cases to colour, by the one
    smallest n; where all units of a month are small, none is coloured.
    """
    kind = count_kind(metric)
    plain = rows.assign(shade=rows["value"].astype(float), is_small=False)
    if kind is None or plain.empty:
        return plain
    return pd.concat(
        _shade_month(month, metric, kind) for _period, month in plain.groupby("period")
    )


def _shade_month(rows: pd.DataFrame, metric: Metric, kind: counts.Kind) -> pd.DataFrame:
    known = rows["value"].notna()
    top = rows.loc[known, "numerator"].to_numpy(dtype=float)
    bottom = rows.loc[known, "denominator"].to_numpy(dtype=float)
    if not bottom.sum() > 0:
        return rows
    prior = estimate_prior(top, bottom, kind)
    rows = rows.assign(is_small=small_units(rows, metric))
    rows.loc[known, "shade"] = shrink_values(top, bottom, prior)[0]
    return rows


def describe_shades(rows: pd.DataFrame, metric: Metric) -> str:
    """By what the colours are chosen, in words; `rows`: a month of shade_units."""
    kind = count_kind(metric)
    if kind is None:
        return _("颜色按各镇街原值分级")
    known = rows[rows["value"].notna()]
    least = counts.LEAST_SIZE["proportion"]
    rule = (
        _("分母不到 {count} 的为样本不足，不着色").format(count=f"{least:g}")
        if kind == "proportion"
        else _("按全市水平预期不到 1 例的为样本不足，不着色")
    )
    if len(known) and known["is_small"].all():
        return _("各镇街都样本不足：{rule}").format(rule=rule)
    return _(
        "颜色按收缩值分级（经验贝叶斯，Marshall 1991）：样本越少，越向全市靠拢；"
        "图上是收缩值，提示和表里是原值；{rule}"
    ).format(rule=rule)
