"""What a comparison of units says, in sentences: the method and the funnel."""

import datetime as dt
from collections.abc import Collection, Sequence

import pandas as pd

from dashboard.formats import describe_row, format_period, name_in_window
from dashboard.i18n import _, in_sentence, ngettext
from dashboard.metrics import Metric
from dashboard.names import unit_label
from dashboard.reports.comparison.judge import Judged
from dashboard.rows import list_rows
from dashboard.statistics.methods import Method, comparison_method

_NAMED = 4


def describe_method(metric: Metric) -> str:
    """By which method units are compared, and why."""
    return {
        Method.BINOMIAL: _("比率按二项分布的精确控制限比较，经验贝叶斯收缩"),
        Method.POISSON: _("每次到访的例数按泊松分布比较，控制限计入过度离散"),
        Method.VALUES: _("得分、天数、学时等合计不是次数：不设控制限，不排名次"),
        Method.NONE: _("次数和金额只作背景，不比较"),
    }[comparison_method(metric)]


def join_sentences(parts: Sequence[str]) -> str:
    """Sentences one after the other, with a space where they end in a Latin stop."""
    return "".join(f"{part} " if part.endswith(".") else part for part in parts).strip()


def head_sentence(units: pd.DataFrame, metric: Metric, text: str) -> str:
    """`text` with the month, the metric and its window before it."""
    return _("{period}{metric}：{text}").format(
        period=format_period(units["period"].iloc[0]),
        metric=name_in_window(metric),
        text=text,
    )


def pick_units(units: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """The rows of the units of `codes`."""
    return units[units["area_code"].isin(codes)]


def explain_missing(rows: pd.DataFrame, metric: Metric, period: dt.date) -> str:
    """Why units cannot be compared by `metric` here; `rows`: those of the month."""
    if comparison_method(metric) is Method.VALUES and rows["value"].notna().any():
        return _(
            "{metric}是合计除以次数，分母不决定它该有多大波动，不能画漏斗图，"
            "也不收缩；数值见“估计与区间”。"
        ).format(metric=metric.title)
    return _("{period}没有一个镇街有{metric}的数值：未上报，或分母为 0。").format(
        period=format_period(period), metric=in_sentence(metric.title)
    )


def funnel_title(judged: Judged, codes: Collection[str], metric: Metric) -> str:
    """How many of the units of `codes` the judge names."""
    units = pick_units(judged.units, codes)
    large = units[~units["is_small"].astype(bool)]
    if large.empty:
        text = _("{count} 个镇街都样本不足，不能比较").format(count=len(units))
    else:
        text = _tell_alarms(large, is_whole=len(large) == len(units))
    return head_sentence(units, metric, text)


def _tell_alarms(large: pd.DataFrame, *, is_whole: bool) -> str:
    count = int(large["is_named"].sum())
    if is_whole and count:
        text = _("{all} 个镇街中 {count} 个与其余明显不同")
    elif is_whole:
        text = _("{all} 个镇街中没有一个与其余明显不同")
    elif count:
        text = _("样本足够的 {all} 个镇街中 {count} 个与其余明显不同")
    else:
        text = _("样本足够的 {all} 个镇街中没有一个与其余明显不同")
    return text.format(all=len(large), count=count)


def read_funnel(judged: Judged, codes: Collection[str], metric: Metric) -> str:
    """What the funnel says: who is outside, what chance explains, who may be named."""
    units = pick_units(judged.units, codes)
    large = units[~units["is_small"].astype(bool)]
    named = large[large["is_named"].astype(bool)]
    parts = [_tell_named(named, metric)] if len(named) else []
    if rest := len(large) - len(named):
        parts.append(_tell_rest(judged, rest, len(large)))
    if judged.dispersion.tau2 > 0:
        parts.append(_tell_dispersion(judged, large))
    if not metric.is_watched:
        parts.append(_("这个指标不在固定的检验之列，不点名。"))
    small = len(units) - len(large)
    if large.empty:
        parts.append(tell_all_small(small))
    elif small:
        parts.append(
            ngettext("{count} 个镇街样本不足，不作判断。", small).format(count=small)
        )
    return join_sentences(parts)


def tell_all_small(count: int) -> str:
    """That no unit has cases enough to be compared."""
    return _(
        "{count} 个镇街样本都太少（分母不到 5，或按全市水平预期不到 1 例），"
        "谁高谁低都可能是偶然；数值见下表。"
    ).format(count=count)


def _tell_named(units: pd.DataFrame, metric: Metric) -> str:
    named = [
        (_("{unit} {value}，偏高") if row["zone"] > 0 else _("{unit} {value}，偏低"))
        .format(
            unit=unit_label(row["area_code"]), value=describe_row(row, metric)
        )
        for row in list_rows(units.sort_values("p_value"))
    ]  # fmt: skip
    listed = _("；").join(named[:_NAMED])
    if len(named) > _NAMED:
        listed = _("{names} 等 {count} 个").format(names=listed, count=len(named))
    return _("超出 99.8% 控制限，且在全部检验中错误发现率不到 5%：{names}。").format(
        names=listed
    )


def _tell_rest(judged: Judged, rest: int, count: int) -> str:
    is_widened, is_all = judged.dispersion.tau2 > 0, rest == count
    text = {
        (False, False): _("其余 {count} 个的差异可由偶然解释。"),
        (False, True): _("{count} 个镇街的高低可由偶然解释。"),
        (True, False): _("其余 {count} 个之间是偶然和平常的差异。"),
        (True, True): _("{count} 个镇街的高低可由偶然和平常的差异解释。"),
    }[is_widened, is_all]
    return text.format(count=rest)


def _tell_dispersion(judged: Judged, large: pd.DataFrame) -> str:
    """That limits are widened, and how many would be outside if chance were all.

    How many and not who: a unit is named by the judge or not at all.
    """
    beyond = large.loc[large["is_beyond_chance"].astype(bool), "area_code"].tolist()
    text = _("控制限已按镇街之间的离散程度放宽（离散系数 {phi}，1 为只有偶然）").format(
        phi=f"{judged.dispersion.phi:.1f}"
    )
    if set(beyond) == set(large.loc[large["is_named"].astype(bool), "area_code"]):
        return _("{text}。").format(text=text)
    return ngettext(
        "{text}；只按偶然计，会有 {count} 个超出 99.8%。", len(beyond)
    ).format(text=text, count=len(beyond))
