"""The page to take on a visit: what to check in a sub-district next time."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.text import measure_text
from dashboard.datasets.findings import value_title
from dashboard.errors import NotPublished
from dashboard.filters import Filters
from dashboard.formats import (
    State,
    format_count,
    format_day,
    format_period,
    format_value,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics.catalogue import INSPECTION_SCORE, OVERDUE_COUNT
from dashboard.reference import areas
from dashboard.reports.comparison.judge import judge_month
from dashboard.reports.export.word import write_document
from dashboard.reports.findings.filter import filter_parameters
from dashboard.reports.findings.ledger import describe_open, write_day, write_text
from dashboard.reports.findings.states import (
    OPEN_STATES,
    describe_deadline,
    next_step,
    state_title,
)
from dashboard.reports.subdistrict.statements import headline, list_statements
from dashboard.reports.visits.points import list_points
from dashboard.rows import list_rows
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable

#: Rows that leave room for notes on one page; the rest is told by number.
MOST_OPEN, MOST_CLOSED = 6, 4
_TEXT_EMS = 26.0  # two lines of a cell; the ledger has the whole text
_BOX = "□"


def build_visit_sheet(
    database: SnapshotDatabase, metrics: MetricTable, period: dt.date, unit_code: str
) -> bytes:
    """The sheet of one unit as .docx: equal bytes for an equal snapshot and language.

    `metrics`: the values of the database's snapshot. Raises `NotPublished` where the
    unit is not monitored in the month.
    """
    content = describe_visit(database, metrics, period, unit_code)
    return write_document("visit_sheet", content)


def describe_visit(
    database: SnapshotDatabase, metrics: MetricTable, period: dt.date, unit_code: str
) -> dict[str, Any]:
    """What templates/visit_sheet.docx is filled with (see `build_visit_sheet`)."""
    unit = areas()[unit_code]
    if metrics.row(OVERDUE_COUNT, period, unit_code) is None:
        raise NotPublished(
            _("{name}不在{month}的监管名单内，没有指标。").format(
                name=unit.title, month=format_period(period)
            )
        )
    place = {"subdistrict_code": unit_code, "period": period}
    visits = database.run("pages/subdistrict/visits", **place)
    cut_off = Filters(database.snapshot.id, period).cut_off
    notice = _("快照 {id}").format(id=database.snapshot.id)
    if database.snapshot.is_sample:
        notice += " · " + _("示例数据（合成），不代表任何单位的实际情况")
    return {
        "title": _("督查单：{unit}").format(unit=unit.title),
        "standing": _("{month} · 状态截至 {day} · {notice}").format(
            month=format_period(period), day=format_day(cut_off), notice=notice
        ),
        "headline": headline(metrics, judge_month(metrics, period), period, unit_code),
        "statements": [
            *list_statements(metrics, period, unit_code),
            describe_last_visit(visits),
        ],
        **_list_findings(database, metrics, period, unit_code, visits),
        "points": {
            "title": _("还要问的"),
            "rows": list_points(database, metrics, period, unit_code),
        },
        "notes": {
            "title": _("现场记录"),
            "signature": _(
                "检查组：____________　　镇街负责人：____________　　日期：____________"
            ),
        },
        "footer": notice,
    }


def describe_last_visit(visits: pd.DataFrame) -> str:
    """When the unit was last visited and how it scored, of visits.sql; or never."""
    if visits.empty:
        return _("还没有督查到访记录。")
    last = list_rows(visits)[-1]
    metric = INSPECTION_SCORE
    return _(
        "上次督查：第 {round} 轮，{day}，得分 {score}（全市该轮平均 {city}）。"
    ).format(
        round=last["round"],
        day=format_day(last["visited_on"]),
        score=format_value(last["score"], metric),
        city=format_value(last["city_score"] / last["city_visit_count"], metric),
    )


def _list_findings(
    database: SnapshotDatabase,
    metrics: MetricTable,
    period: dt.date,
    unit_code: str,
    visits: pd.DataFrame,
) -> dict[str, Any]:
    """The tables of open and of lately closed findings, or why there are none."""
    row = metrics.row(OVERDUE_COUNT, period, unit_code)
    titles = {"open": _("未销号问题：逐条核对"), "closed": _closed_title(visits)}
    if row is None or read_state(row) is State.NOT_REPORTED:
        reason = _("问题台账没有发布到这个月，不知道有无问题。")
        return {
            name: {"title": title, "text": reason, "heads": [], "rows": []}
            for name, title in titles.items()
        }
    findings = database.run(
        "pages/findings/ledger", period=period, area_code=unit_code, finding_code="",
        **filter_parameters({}),
    )  # fmt: skip
    open_ones = findings[findings["state"].isin(OPEN_STATES)]
    closed = pick_closed_since(findings, visits)
    return {
        "open": {
            "title": titles["open"],
            "text": _("月末没有未销号的问题。")
            if open_ones.empty
            else describe_open(open_ones, period),
            "heads": [
                _("编号"), _("状态"), _("类别"), _("问题描述"), _("整改期限"),
                _("下一步"), _("核对"),
            ],
            **_limit(list(map(_tell_open, list_rows(open_ones))), MOST_OPEN),
        },
        "closed": {
            "title": titles["closed"],
            "text": _("没有。") if closed.empty else "",
            "heads": [
                _("编号"), _("类别"), _("整改措施"), _("整改完成"), _("核查销号"),
                _("复核"),
            ],
            **_limit(list(map(_tell_closed, list_rows(closed))), MOST_CLOSED),
        },
    }  # fmt: skip


def _closed_title(visits: pd.DataFrame) -> str:
    if visits.empty:
        return _("已销号的问题：抽查是否反弹")
    return _("上次督查以来销号的问题：抽查是否反弹")


def pick_closed_since(findings: pd.DataFrame, visits: pd.DataFrame) -> pd.DataFrame:
    """The findings verified as closed since the last visit, the latest first.

    Without a visit: all that are closed. `findings`: rows of ledger.sql; `visits`: of
    visits.sql. What was verified on the day of the visit was seen on it.
    """
    closed = findings[findings["state"].eq("closed")]
    if len(visits):
        closed = closed[closed["verified_on"] > visits["visited_on"].max()]
    return closed.sort_values(["verified_on", "finding_code"], ascending=[False, True])


def _limit(rows: Sequence[Mapping[str, str]], most: int) -> dict[str, Any]:
    """The first rows, and how many more the ledger has."""
    rest = ""
    if len(rows) > most:
        rest = _("另有 {count} 例，见问题台账。").format(
            count=format_count(len(rows) - most)
        )
    return {"rows": list(rows[:most]), "rest": rest}


def _tell_open(row: Mapping[str, Any]) -> dict[str, str]:
    deadline = describe_deadline(dict(row))
    due = write_day(row["due_on"]) or _("未定期限")
    return {
        "code": row["finding_code"],
        "state": state_title(row["state"]),
        "category": value_title(row["category"]),
        "description": _shorten(write_text(row["description"])),
        "due": _("{day}，{left}").format(day=due, left=deadline) if deadline else due,
        "step": next_step(dict(row)),
        "check": _BOX,
    }


def _tell_closed(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "code": row["finding_code"],
        "category": value_title(row["category"]),
        "measure": _shorten(write_text(row["measure"])),
        "rectified": write_day(row["rectified_on"]),
        "verified": write_day(row["verified_on"]),
        "check": _BOX,
    }


def _shorten(text: str) -> str:
    """`text` as far as two lines of a cell hold it."""
    if measure_text(text) <= _TEXT_EMS:
        return text
    kept = text
    while measure_text(kept) > _TEXT_EMS - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
