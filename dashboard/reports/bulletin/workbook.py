"""The month's workbook: a bulletin's tables as sheets, numbers as numbers."""

from dashboard.i18n import _, speak
from dashboard.reference import areas
from dashboard.reports.bulletin.edition import Bulletin
from dashboard.reports.export.xlsx import Origin, write_sheets
from dashboard.reports.table import Table
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


def annex_tables(bulletin: Bulletin) -> dict[str, Table]:
    """The tables by the names of their sheets."""
    return {
        _("主要指标"): bulletin.totals,
        _("问题来源"): bulletin.kinds["source"],
        _("问题类别"): bulletin.kinds["category"],
        _("各镇街"): bulletin.units,
        _("逾期问题"): bulletin.overdue,
    }
