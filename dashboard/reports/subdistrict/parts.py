"""Which part of a unit's dossier shows a metric."""

from dashboard.metrics import Kind, Metric


def find_part(metric: Metric) -> str:
    """The part to open for a metric: what is counted is listed, the rest is drawn."""
    is_listed = metric.kind is Kind.COUNT and metric.rows_page == "findings"
    return "findings" if is_listed else "figures"
