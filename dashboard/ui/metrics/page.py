"""The dictionary's parts, derived from catalogue, contracts and SQL headers."""

import pandas as pd
import streamlit as st

from dashboard.datasets import DATASETS, Column
from dashboard.formats import direction_title, window_title
from dashboard.i18n import _, pick
from dashboard.metrics import METRICS, Metric
from dashboard.store.query import load_query
from dashboard.ui.parts.tables import draw_table, offer_download
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.session import run_snapshot
from dashboard.ui.shell.url import choose


def pick_metric() -> Metric:
    """A table of all KPIs and a select box: the entry that the URL's `metric` names."""
    table = pd.DataFrame([_summarise(metric) for metric in METRICS.values()])
    draw_table(table, key="metrics_list", alt=_("全部指标"))
    offer_download(table, run_snapshot(), "metrics", title=_("指标字典"))
    ids = list(METRICS)
    chosen = choose(
        _("指标"),
        "metric",
        ids,
        ids[0],
        lambda name: METRICS[name].title,
        is_optional=True,
    )
    return METRICS[chosen]


def metric_entry(metric: Metric) -> None:
    """One KPI in full: definition, window, unit, direction, SQL."""
    query = load_query(f"metrics/{metric.id}")
    st.subheader(metric.title)
    lines = {
        _("分子"): pick(metric.numerator, metric.numerator_en),
        _("分母"): pick(metric.denominator, metric.denominator_en) or _("无（计数）"),
        _("时间窗"): window_title(metric),
        _("单位"): metric.unit_title,
        _("方向"): direction_title(metric.direction),
        _("数据集"): _("、").join(DATASETS[name].title for name in metric.datasets),
    }
    st.markdown("  \n".join(f"**{name}** {text}" for name, text in lines.items()))
    link_to_page("map", _("看各镇街"), icon=":material/map:", metric=metric.id)
    with st.expander(_("计算语句（SQL）")):
        st.code(query.sql, language="sql")


def dataset_entry() -> None:
    """The columns of one data set as its workbooks hold them."""
    names = list(DATASETS)
    chosen = choose(
        _("数据集"),
        "dataset",
        names,
        names[0],
        lambda name: DATASETS[name].title,
        is_optional=True,
    )
    dataset = DATASETS[chosen]
    table = pd.DataFrame([_describe(column) for column in dataset.columns.values()])
    draw_table(table, key="metrics_columns", alt=dataset.title)
    offer_download(table, run_snapshot(), "columns", chosen, title=dataset.title)


def _summarise(metric: Metric) -> dict[str, str]:
    return {
        _("指标"): metric.title,
        _("单位"): metric.unit_title,
        _("方向"): direction_title(metric.direction),
        _("时间窗"): window_title(metric),
        _("分子"): pick(metric.numerator, metric.numerator_en),
        _("分母"): pick(metric.denominator, metric.denominator_en),
    }


def _describe(column: Column) -> dict[str, str]:
    return {
        _("列"): column.title,
        _("必填"): _("是") if column.is_required else _("否"),
        _("单位"): column.unit,
        _("可选值"): _("、").join(_write_choices(column)),
        _("也叫"): _("、").join(column.aliases),
        _("说明"): pick(column.note, column.note_en),
    }


def _write_choices(column: Column) -> list[str]:
    """The words that a cell may hold; workbooks keep the Chinese in either language."""
    words = [(choice, column.name_choice(choice)) for choice in column.choices]
    return [pick(choice, f"{choice} ({word})") for choice, word in words]
