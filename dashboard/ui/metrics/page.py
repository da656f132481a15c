"""The dictionary's parts, derived from catalogue, contracts and SQL headers."""

import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.formats import direction_title, window_title
from dashboard.i18n import _, pick
from dashboard.metrics import METRICS, Metric
from dashboard.reports.metrics.dictionary import contract_table, dictionary_table
from dashboard.store.query import load_query
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.session import run_snapshot
from dashboard.ui.shell.url import choose


def choose_entry() -> Metric:
    """A table of all KPIs and a select box: the entry that the URL's `metric` names."""
    draw_listing(
        dictionary_table(),
        run_snapshot(),
        "metrics",
        key="metrics_list",
        title=_("指标字典"),
    )
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


def draw_metric(metric: Metric) -> None:
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


def draw_dataset() -> None:
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
    draw_listing(
        contract_table(dataset),
        run_snapshot(),
        "columns",
        chosen,
        key="metrics_columns",
        title=dataset.title,
    )
