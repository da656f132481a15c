"""The visits of one sub-district: scores beside the city's of the round, findings."""

from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.formats import format_count, format_day, format_fraction, format_value
from dashboard.i18n import _
from dashboard.metrics.catalogue import INSPECTION_SCORE

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
    now = _("第 {round} 轮 {score}，全市该轮平均 {city}（{count} 次到访）").format(
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


def visit_table(visits: pd.DataFrame) -> pd.DataFrame:
    """A line a visit, the newest first, by its round."""
    rows = list_rows(visits)[::-1]
    return pd.DataFrame(
        [_tell_visit(row) for row in rows], index=[str(row["round"]) for row in rows]
    )


def _tell_visit(row: dict[str, Any]) -> dict[str, str]:
    return {
        _("轮次"): format_count(row["round"]),
        _("督查日期"): format_day(row["visited_on"]),
        _("得分"): format_value(row["score"], _SCORE),
        _("全市该轮平均"): format_value(
            row["city_score"] / row["city_visit_count"], _SCORE
        ),
        _("未销号/发现"): format_fraction(row["open_count"], row["finding_count"]),
        _("抽查案卷"): format_count(row["files_sampled_count"]),
        _("检查组"): "" if pd.isna(row["team"]) else row["team"],
    }
