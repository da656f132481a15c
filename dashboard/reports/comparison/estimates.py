"""What estimates of units say, in sentences: tiers, rank intervals, shrinking."""

from collections.abc import Collection

import pandas as pd

from dashboard.formats import describe_row, format_value
from dashboard.i18n import _, ngettext
from dashboard.metrics import Metric
from dashboard.names import name_units, unit_label
from dashboard.reports.comparison.funnel import (
    head_sentence,
    join_sentences,
    pick_units,
    tell_all_small,
)
from dashboard.reports.comparison.units import Estimated
from dashboard.rows import list_rows


def estimate_title(estimated: Estimated, codes: Collection[str], metric: Metric) -> str:
    """How many units surely stand in the better and in the worse half."""
    units = pick_units(estimated.large, codes)
    if "tier" not in units or units.empty or not estimated.prior.variance > 0:
        return shrinkage_title(estimated, codes, metric)
    text = _("{good} 个镇街确定在前半，{bad} 个在后半，{open} 个分不出").format(
        good=int(units["tier"].eq(1).sum()),
        bad=int(units["tier"].eq(-1).sum()),
        open=int(units["tier"].eq(0).sum()),
    )
    return head_sentence(units, metric, text)


def shrinkage_title(
    estimated: Estimated, codes: Collection[str], metric: Metric
) -> str:
    """Over what range the units truly differ, if they do."""
    whole = pick_units(estimated.units, codes)
    units = pick_units(estimated.large, codes)
    if units.empty:
        text = _("{count} 个镇街都样本不足，不能比较").format(count=len(whole))
        return head_sentence(whole, metric, text)
    text = _("看不出镇街之间有真实差别")
    if estimated.prior.variance > 0:
        text = _("{count} 个镇街收缩后在 {low} 到 {high} 之间").format(
            count=len(units),
            low=format_value(units["estimate"].min(), metric),
            high=format_value(units["estimate"].max(), metric, unit=True),
        )
    return head_sentence(units, metric, text)


def read_estimates(estimated: Estimated, codes: Collection[str], metric: Metric) -> str:
    """What shrinking did, and how wide ranks are."""
    whole = pick_units(estimated.units, codes)
    units = pick_units(estimated.large, codes)
    parts = [read_shrinkage(estimated, codes, metric)]
    if units.empty:
        return join_sentences(parts)
    if "tier" in units:
        width = int((units["rank_high"] - units["rank_low"] + 1).median())
        parts.append(
            _(
                "名次区间一般宽 {width} 位（共 {count} 个镇街），"
                "所以只分三档，不排名次。"
            ).format(width=width, count=len(estimated.large))
        )
        if estimated.prior.variance > 0 and units["bottom"].notna().any():
            parts.append(_tell_bottom(units))
    if small := len(whole) - len(units):
        parts.append(
            ngettext("{count} 个镇街样本不足，不分档，不排名次。", small).format(
                count=small
            )
        )
    return join_sentences(parts)


def _tell_bottom(units: pd.DataFrame) -> str:
    likely = units[units["bottom"] > 0.5].sort_values("bottom", ascending=False)
    if likely.empty:
        return _("没有一个镇街有过半的把握说它在末五位。")
    return _("多半在末五位的：{names}。").format(
        names=name_units(likely["area_code"].tolist(), 5)
    )


def read_shrinkage(estimated: Estimated, codes: Collection[str], metric: Metric) -> str:
    """From where to where values reach, before and after, and who moved most."""
    units = pick_units(estimated.large, codes)
    if units.empty:
        return tell_all_small(len(pick_units(estimated.units, codes)))
    if not estimated.prior.variance > 0:
        return _(
            "各镇街的差异不比偶然大，没有发现差别：估计都取全市的 {value}；"
            "区间仍有宽度，因为没有发现差别不等于没有差别。"
        ).format(value=format_value(estimated.prior.mean, metric))
    text = _(
        "原值从 {low} 到 {high}，收缩后从 {drawn_low} 到 {drawn_high}："
        "分母越小，越向全市的 {mean} 靠拢。"
    ).format(
        low=format_value(units["value"].min(), metric),
        high=format_value(units["value"].max(), metric),
        drawn_low=format_value(units["estimate"].min(), metric),
        drawn_high=format_value(units["estimate"].max(), metric),
        mean=format_value(estimated.prior.mean, metric),
    )
    moved = (units["estimate"] - units["value"]).abs()
    most = list_rows(units.loc[[moved.idxmax()]])[0]
    told = _("移动最大的是{unit}：{own}，收缩为 {drawn}。").format(
        unit=unit_label(most["area_code"]),
        own=describe_row(most, metric),
        drawn=format_value(most["estimate"], metric),
    )
    return join_sentences([text, told])
