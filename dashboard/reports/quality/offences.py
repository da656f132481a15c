"""The rows that break a business check, where they are and who brought them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.forms import COUNT, MOMENT
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.history.versions import local_time
from dashboard.reports.metric_cells import month_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.reports.upload.issues import severity_title
from dashboard.store.checks import Check
from dashboard.store.tables import Publication, Snapshot

_UNIT_CODE = re.compile(r"\d{9}")


def check_table(checks: Iterable[Check], counts: Mapping[str, int]) -> Table:
    """A row a check, by its id: those that found rows first."""
    ordered = sorted(checks, key=lambda check: check.id not in counts)
    lines = [
        {
            "check": check.title,
            "dataset": DATASETS[check.dataset].title,
            "severity": severity_title(check.severity),
            "row_count": counts.get(check.id, 0),
        }
        for check in ordered
    ]
    columns = [
        Column("check", _("校验")),
        Column("dataset", _("数据集")),
        Column("severity", _("级别")),
        Column("row_count", _("行数"), COUNT),
    ]
    return build_table(lines, columns, [check.id for check in ordered])


def find_publication(
    snapshot: Snapshot, dataset: str, row: Mapping[Any, Any]
) -> Publication | None:
    """The publication in force that brought a check's row, by the file's hash.

    Of a file with several months, that of the row's own month.
    """
    brought = [
        own
        for own in snapshot.published.values()
        if own.dataset == dataset
        and row["source_sha256"] in own.sha256.split(",")
        and snapshot.is_in_force(own)
    ]
    same_month = [own for own in brought if pd.Timestamp(own.period) == row["period"]]
    return next(iter(same_month or brought), None)


def offence_table(
    rows: pd.DataFrame,
    check: Check,
    publications: Iterable[Publication | None],
    zone: ZoneInfo | None,
) -> Table:
    """The rows of one check in words, numbered; times in `zone`, else the server's.

    `rows`: what `run_checks` returns of it, with subdistrict_code where the row's own
    cell names a unit; `publications`: where each came from.
    """
    titles = DATASETS[check.dataset].columns
    lines = [
        {
            "period": row["period"],
            "unit": name_unit(row),
            "detail": check.describe(row["detail"]),
            "sheet": row["source_sheet"],
            "row": row["source_row"],
            "column": _write_column(titles, row["column_name"]),
            **_describe_upload(own, zone),
        }
        for row, own in zip(rows.to_dict("records"), publications, strict=True)
    ]
    columns = [
        month_column(),
        Column("unit", _("镇街")),
        Column("detail", _("说明")),
        Column("sheet", _("工作表")),
        Column("row", _("行"), COUNT),
        Column("column", _("列")),
        Column("file", _("文件")),
        Column("published_at", _("发布时间"), MOMENT),
        Column("author", _("发布人")),
    ]
    return build_table(lines, columns, map(str, range(len(lines))))


def name_unit(row: Mapping[Any, Any]) -> str:
    """The unit of the row itself, else the one whose code the evidence gives."""
    code = row["subdistrict_code"]
    if pd.isna(code):
        found = [c for c in _UNIT_CODE.findall(row["detail"]) if c in areas()]
        code = found[0] if found else ""
    return areas()[code].title if code in areas() else ""


def _write_column(columns: Mapping[str, Any], name: str) -> str:
    return columns[name].title if name in columns else name


def _describe_upload(own: Publication | None, zone: ZoneInfo | None) -> dict[str, Any]:
    if own is None:
        return {"file": "", "published_at": None, "author": ""}
    return {
        "file": own.file_name,
        "published_at": local_time(own.published_at, zone),
        "author": own.author,
    }
