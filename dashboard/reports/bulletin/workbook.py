"""The month's workbook: a bulletin's tables as sheets, numbers as numbers."""

from collections.abc import Mapping

import pandas as pd

from dashboard.i18n import _, speak
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.reference import areas
from dashboard.reports.bulletin.edition import Bulletin
from dashboard.reports.bulletin.figures import RATES, Cells
from dashboard.reports.export.xlsx import Origin, write_sheets
from dashboard.settings import CITY_CODE


def write_annexes(bulletin: Bulletin) -> bytes:
    """A bulletin's tables as .xlsx: totals, sources, categories, units, overdue."""
    edition = bulletin.edition
    with speak(edition.language):
        origin = Origin(
            _("通报附表"),
            edition.snapshot_id,
            areas()[CITY_CODE].title,
            edition.period,
            is_sample=bulletin.is_sample,
        )
        return write_sheets(annex_tables(bulletin), origin)


def annex_tables(bulletin: Bulletin) -> dict[str, pd.DataFrame]:
    """The tables by the names of their sheets, in words."""
    counts = _count_titles()
    return {
        _("主要指标"): _table(bulletin.totals, _total_titles()),
        _("问题来源"): _table(bulletin.kinds["source"], {"name": _("来源"), **counts}),
        _("问题类别"): _table(
            bulletin.kinds["category"], {"name": _("类别"), **counts}
        ),
        _("各镇街"): _table(
            [row | {"window": row["found"]} for row in bulletin.units],
            {"name": _("镇街"), **counts, "overdue": OVERDUE_COUNT.title},
        ),
        _("逾期问题"): _table(bulletin.overdue, _overdue_titles()),
    }


def _table(rows: list[Cells], titles: Mapping[str, str]) -> pd.DataFrame:
    """The cells that `titles` names, under its titles."""
    return pd.DataFrame(rows, columns=list(titles)).set_axis(
        list(titles.values()), axis="columns"
    )


def _total_titles() -> dict[str, str]:
    return {
        "title": _("指标"),
        "value": _("本期"),
        "fraction": _("分子/分母"),
        "month_change": _("环比"),
        "year_change": _("同比"),
        "reported": _("上报单位"),
    }


def _count_titles() -> dict[str, str]:
    return {
        "month": _("本月发现"),
        "window": _("近 12 个月发现"),
        "due": _("到期"),
        "rectified": _("已整改"),
        "on_time": _("按期整改"),
        **{rate.id: rate.title for rate in RATES},
    }


def _overdue_titles() -> dict[str, str]:
    return {
        "unit": _("镇街"),
        "code": _("问题编号"),
        "category": _("类别"),
        "severity": _("严重度"),
        "found": _("发现日期"),
        "due": _("整改期限"),
        "days": _("逾期天数"),
    }
