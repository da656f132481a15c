"""Every KPI of one area in a table; a row leads to its map."""

from dashboard.i18n import _
from dashboard.reports.overview.metric_list import metric_table
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.view import View


def draw_metric_list(view: View) -> None:
    """The table; a click on a row opens the map of that metric."""
    metric = draw_listing(
        metric_table(view.metrics, view.filters.period, view.filters.area_code),
        view,
        "overview",
        key="overview_metrics",
        title=_("全部指标"),
        is_clickable=True,
    )
    if metric is not None:
        open_page("map", metric=metric)
