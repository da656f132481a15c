"""The sub-district page's frame: its parts, and the sheet to take on a visit."""

from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.reference import Area
from dashboard.reports.export.csv import file_name
from dashboard.reports.visits.sheet import build_visit_sheet
from dashboard.ui.parts.downloads import offer_document
from dashboard.ui.shell.results import open_database
from dashboard.ui.shell.url import choose_part
from dashboard.ui.shell.view import View


def choose_dossier_part() -> str:
    """Which question of the page is answered, by the URL's `part`."""
    return choose_part(
        "part",
        {
            "findings": _("问题与整改"),
            "figures": _("指标与走势"),
            "visits": _("督查到访"),
            "powers": _("权力与行权"),
            "practice": _("审核与队伍"),
        },
    )


def offer_visit_sheet(view: View, unit: Area) -> None:
    """A button for the visit sheet of the unit, month and snapshot at hand."""
    snapshot, period = view.snapshot.id, view.filters.period
    offer_document(
        view,
        "visit_sheet",
        _("下载督查单（Word）"),
        file_name(snapshot, "visit", unit.code, period_key(period), suffix="docx"),
        lambda: build_visit_sheet(
            open_database(snapshot), view.metrics, period, unit.code
        ),
    )
