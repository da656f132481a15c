"""Rows that business checks return, as issues that name units rather than codes."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import Issue
from dashboard.reference import areas
from dashboard.store.checks import Check

_UNIT_CODE = re.compile(r"(?<!\d)\d{9}(?!\d)")


def issue_of_check(check: Check, row: Mapping[Any, Any], upload: Upload) -> Issue:
    """The issue that a check's row stands for, at its cell."""
    letter = upload.mapping.get(row["column_name"], "")
    has_cell = letter and pd.notna(row["source_row"])
    detail = name_units(str(row["detail"]), "name_zh")
    detail_en = name_units(str(row["detail"]), "name_en")
    return Issue(
        severity=check.severity,
        rule=check.id,
        sheet=upload.sheet,
        cell=f"{letter}{int(row['source_row'])}" if has_cell else "",
        message=check.message.format(detail=detail),
        remedy=check.remedy,
        message_en=check.message_en.format(detail=detail_en),
        remedy_en=check.remedy_en,
    )


def name_units(text: str, field_name: str) -> str:
    """`text` with the names of sub-districts in place of their codes."""
    known = areas()

    def name(match: re.Match[str]) -> str:
        area = known.get(match[0])
        return str(getattr(area, field_name)) if area else match[0]

    return _UNIT_CODE.sub(name, text)
