"""The visits of one sub-district: scores beside the city's of the round, findings."""

import pandas as pd

from dashboard.formats import format_count, format_value
from dashboard.forms import COUNT, DATE
from dashboard.i18n import _, ngettext
from dashboard.metrics.catalogue import INSPECTION_SCORE
from dashboard.reports.metric_cells import value_column
from dashboard.reports.table import Column, Table, table_of
from dashboard.rows import list_rows

_SCORE = INSPECTION_SCORE

# `visits` is everywhere the rows of queries/pages/subdistrict/visits.sql.


def score_values(visits: pd.DataFrame) -> pd.DataFrame:
    """Each visit's score and the city's mean of its round: round, score, city_mean."""
    mean = visits["city_score"] / visits["city_visit_count"]
    return visits.assign(city_mean=mean)[["round", "visited_on", "score", "city_mean"]]


def describe_visits(visits: pd.DataFrame) -> str:
    """From which score to which, and where the city stood in the last round."""
    rows = list_rows(visits)
    last = rows[-1]
    now = ngettext(
        "第 {round} 轮 {score}，全市该轮平均 {city}（{count} 次到访）",
        last["city_visit_count"],
    ).format(
        round=last["round"],
        score=format_value(last["score"], _SCORE, unit=True),
        city=format_value(last["city_score"] / last["city_visit_count"], _SCORE),
        count=format_count(last["city_visit_count"]),
    )
    if len(rows) == 1:
        return _("到访 1 次：{now}").format(now=now)
    return _("到访 {count} 次：第 {round} 轮 {score}，{now}").format(
        count=format_count(len(rows)),
        round=rows[0]["round"],
        score=format_value(rows[0]["score"], _SCORE, unit=True),
        now=now,
    )


def visit_table(visits: pd.DataFrame) -> Table:
    """A line a visit, the newest first, by its round."""
    columns = [
        Column("round", _("轮次"), COUNT),
        Column("visited_on", _("督查日期"), DATE),
        value_column("score", _("得分"), _SCORE),
        value_column("city_mean", _("全市该轮平均"), _SCORE),
        Column(
            "open_count",
            _("未销号/发现"),
            COUNT,
            over="found_count",
            partner=_("发现"),
        ),
        Column("files_sampled_count", _("抽查案卷"), COUNT),
        Column("team", _("检查组")),
    ]
    mean = visits["city_score"] / visits["city_visit_count"]
    return table_of(visits.assign(city_mean=mean).iloc[::-1], columns, "round")
