"""The dictionary's tables: every metric, and the columns of every data set."""

from dashboard.datasets import Column, Dataset
from dashboard.formats import direction_title, window_title
from dashboard.i18n import _, pick
from dashboard.metrics import METRICS
from dashboard.reports.table import Column as TableColumn
from dashboard.reports.table import Table, build_table


def dictionary_table() -> Table:
    """A line a metric, by its id: unit, direction, window, definition."""
    lines = [
        {
            "title": metric.title,
            "unit": metric.unit_title,
            "direction": direction_title(metric.direction),
            "window": window_title(metric),
            "numerator": pick(metric.numerator, metric.numerator_en),
            "denominator": pick(metric.denominator, metric.denominator_en),
        }
        for metric in METRICS.values()
    ]
    columns = [
        TableColumn("title", _("指标")),
        TableColumn("unit", _("单位")),
        TableColumn("direction", _("方向")),
        TableColumn("window", _("时间窗")),
        TableColumn("numerator", _("分子")),
        TableColumn("denominator", _("分母")),
    ]
    return build_table(lines, columns, METRICS)


def contract_table(dataset: Dataset) -> Table:
    """A line a column of a data set, by its name, as workbooks hold it."""
    lines = [
        {
            "title": column.title,
            "is_required": _("是") if column.is_required else _("否"),
            "unit": column.unit,
            "choices": _("、").join(_write_choices(column)),
            "aliases": _("、").join(column.aliases),
            "note": pick(column.note, column.note_en),
        }
        for column in dataset.columns.values()
    ]
    columns = [
        TableColumn("title", _("列")),
        TableColumn("is_required", _("必填")),
        TableColumn("unit", _("单位")),
        TableColumn("choices", _("可选值")),
        TableColumn("aliases", _("也叫")),
        TableColumn("note", _("说明")),
    ]
    return build_table(lines, columns, dataset.columns)


def _write_choices(column: Column) -> list[str]:
    """The words that a cell may hold; workbooks keep the Chinese in either language."""
    words = [(choice, column.name_choice(choice)) for choice in column.choices]
    return [pick(choice, f"{choice} ({word})") for choice, word in words]
