"""The rows that break a business check, where they are and who brought them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.history.versions import write_time
from dashboard.reports.upload.issues import severity_title
from dashboard.store.checks import Check
from dashboard.store.tables import Publication, Snapshot

_UNIT_CODE = re.compile(r"\d{9}")


def check_table(checks: Iterable[Check], counts: Mapping[str, int]) -> pd.DataFrame:
    """A row a check, indexed by its id: those that found rows first."""
    ordered = sorted(checks, key=lambda check: check.id not in counts)
    return pd.DataFrame(
        [
            {
                _("校验"): check.title,
                _("数据集"): DATASETS[check.dataset].title,
                _("级别"): severity_title(check.severity),
                _("行数"): counts.get(check.id, 0),
            }
            for check in ordered
        ],
        index=[check.id for check in ordered],
    )


def find_publication(
    snapshot: Snapshot, dataset: str, row: Mapping[Any, Any]
) -> Publication | None:
    """The publication in force that brought a check's row, by the file's hash.

    Of a file with several months, that of the row's own month.
    """
    brought = [
        own
        for own in snapshot.published.values()
        if own.dataset == dataset and row["source_sha256"] in own.sha256.split(",")
    ]
    same_month = [own for own in brought if pd.Timestamp(own.period) == row["period"]]
    return next(iter(same_month or brought), None)


def offence_table(
    rows: pd.DataFrame,
    check: Check,
    publications: Iterable[Publication | None],
    zone: ZoneInfo | None,
) -> pd.DataFrame:
    """The rows of one check in words; times in `zone`, else the server's.

    `rows`: what `run_checks` returns of it, with subdistrict_code where the row's own
    cell names a unit; `publications`: where each came from.
    """
    columns = DATASETS[check.dataset].columns
    return pd.DataFrame(
        [
            {
                _("月份"): _write_month(row["period"]),
                _("镇街"): name_unit(row),
                _("说明"): check.describe(row["detail"]),
                _("工作表"): row["source_sheet"],
                _("行"): "" if pd.isna(row["source_row"]) else str(row["source_row"]),
                _("列"): _write_column(columns, row["column_name"]),
            }
            | _describe_upload(own, zone)
            for row, own in zip(rows.to_dict("records"), publications, strict=True)
        ]
    )


def name_unit(row: Mapping[Any, Any]) -> str:
    """The unit of the row itself, else the one whose code the evidence gives."""
    code = row["subdistrict_code"]
    if pd.isna(code):
        found = [c for c in _UNIT_CODE.findall(row["detail"]) if c in areas()]
        code = found[0] if found else ""
    return areas()[code].title if code in areas() else ""


def _write_month(period: Any) -> str:
    return "" if pd.isna(period) else format_period(period)


def _write_column(columns: Mapping[str, Any], name: str) -> str:
    return columns[name].title if name in columns else name


def _describe_upload(own: Publication | None, zone: ZoneInfo | None) -> dict[str, str]:
    return {
        _("文件"): own.file_name if own else "",
        _("发布时间"): write_time(own.published_at, zone) if own else "",
        _("发布人"): own.author if own else "",
    }
