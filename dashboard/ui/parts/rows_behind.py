"""From a figure to the rows behind it: the page that lists what a metric counts."""

from collections.abc import Sequence

from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.ui.shell.navigation import link_to_page


def link_to_rows(metric: Metric, units: Sequence[str] = ()) -> None:
    """A link to the page that lists what the metric counts, where there is one.

    `units`: sub-districts that are looked at; the ledger takes several, the other pages
    one.
    """
    page = metric.rows_page
    if not page:
        return
    chosen = _ledger_filter(metric, units) if page == "findings" else _one_unit(units)
    link_to_page(page, _("看明细"), icon=":material/list:", **chosen)


def _ledger_filter(metric: Metric, units: Sequence[str]) -> dict[str, str]:
    chosen = {"area": ",".join(units)} if units else {}
    return {**metric.rows_filter, **chosen}


def _one_unit(units: Sequence[str]) -> dict[str, str]:
    return {"unit": units[0]} if len(units) == 1 else {}
