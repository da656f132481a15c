"""One finding's story in sentences: its dates, the visit, what came before."""

from typing import Any

import pandas as pd

from dashboard.datasets.findings import value_title
from dashboard.formats import format_count, format_day
from dashboard.i18n import _, ngettext
from dashboard.reports.findings.states import state_title
from dashboard.rows import list_rows


def story_title(row: dict[str, Any]) -> str:
    """Code, category and severity of a row of queries/pages/findings/ledger.sql."""
    return " · ".join(
        [
            row["finding_code"],
            value_title(row["category"]),
            value_title(row["severity"]),
        ]
    )


def list_dates(row: dict[str, Any]) -> list[str]:
    """Found, due, rectified, verified: each with the days since the step before."""
    return [
        _("发现：{day}（{source}）").format(
            day=format_day(row["found_on"]), source=_tell_source(row)
        ),
        _tell_deadline(row),
        _tell_rectification(row),
        _tell_verification(row),
    ]


def _tell_source(row: dict[str, Any]) -> str:
    if pd.isna(row["round"]):
        return value_title(row["source"])
    return _("{source}第 {round} 轮").format(
        source=value_title(row["source"]), round=format_count(row["round"])
    )


def _tell_deadline(row: dict[str, Any]) -> str:
    if pd.isna(row["due_on"]):
        return _("期限：未定")
    return _("期限：{day}（发现后 {days} 天）").format(
        day=format_day(row["due_on"]), days=_days_between(row, "found_on", "due_on")
    )


def _tell_rectification(row: dict[str, Any]) -> str:
    days = format_count(row["open_days"])
    if pd.isna(row["rectified_on"]):
        return _("整改：未完成（发现至今 {days} 天{late}）").format(
            days=days, late=_tell_delay(row["overdue_days"])
        )
    is_dated = pd.notna(row["due_on"])
    late = (row["rectified_on"] - row["due_on"]).days if is_dated else 0
    return _("整改：{day}（发现后 {days} 天{late}）").format(
        day=format_day(row["rectified_on"]), days=days, late=_tell_delay(late)
    )


def _tell_delay(days: float | None) -> str:
    if days is None or pd.isna(days) or days <= 0:
        return ""
    return ngettext("，超期 {days} 天", days).format(days=format_count(days))


def _tell_verification(row: dict[str, Any]) -> str:
    if pd.isna(row["verified_on"]):
        return _("销号：未销号")
    return _("销号：{day}（整改后 {days} 天）").format(
        day=format_day(row["verified_on"]),
        days=_days_between(row, "rectified_on", "verified_on"),
    )


def _days_between(row: dict[str, Any], first: str, second: str) -> str:
    return format_count((row[second] - row[first]).days)


def list_visits(visits: pd.DataFrame) -> list[str]:
    """A line a visit: day, team, score, files sampled."""
    return [_tell_visit(row) for row in list_rows(visits)]


def _tell_visit(row: dict[str, Any]) -> str:
    parts = [
        _("第 {round} 轮").format(round=format_count(row["round"])),
        format_day(row["visited_on"]),
    ]
    if pd.notna(row["team"]):
        parts.append(str(row["team"]))
    parts.append(_("得分 {score}").format(score=format_count(row["score"])))
    if pd.notna(row["files_sampled_count"]):
        count = format_count(row["files_sampled_count"])
        parts.append(_("抽查案卷 {count} 卷").format(count=count))
    return " · ".join(parts)


def list_earlier(row: dict[str, Any], kin: pd.DataFrame) -> list[tuple[str, str]]:
    """Code and line of each earlier finding of the unit and category, latest first.

    `kin`: rows of ledger.sql of that unit and category. The one whose closure `row`
    followed within 180 days says so.
    """
    earlier = kin[kin["found_on"] < row["found_on"]]
    earlier = earlier.sort_values("found_on", ascending=False)
    return [
        (old["finding_code"], _tell_earlier(old, row)) for old in list_rows(earlier)
    ]


def _tell_earlier(old: dict[str, Any], row: dict[str, Any]) -> str:
    line = _("{code}：{day}发现，{state}").format(
        code=old["finding_code"],
        day=format_day(old["found_on"]),
        state=state_title(old["state"]),
    )
    if old["finding_code"] != row["previous_code"]:
        return line
    return _("{line}；销号 {days} 天后本例发现，算作复发").format(
        line=line, days=format_count(row["days_since_closure"])
    )
