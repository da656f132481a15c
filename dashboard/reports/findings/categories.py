"""The findings of one sub-district by category, beside the city's mix."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.datasets.findings import value_title
from dashboard.formats import NOTHING, format_count, format_fraction
from dashboard.i18n import _, in_sentence

#: Fewer findings make a share that says little.
FEW = 10


def describe_mix(rows: pd.DataFrame) -> str:
    """The most frequent category, its share, the city's; a warning where n is small.

    `rows`: those of queries/pages/subdistrict/categories.sql with findings of the unit.
    """
    first = list_rows(rows)[0]
    text = _("{category}最多：{own}，全市 {city}").format(
        category=in_sentence(value_title(first["category"])),
        own=_write_share(first, "area"),
        city=_write_share(first, "city"),
    )
    if first["area_total"] >= FEW:
        return text
    return _("{text}；不足 {few} 例，占比仅供参考").format(text=text, few=FEW)


def category_table(rows: pd.DataFrame) -> pd.DataFrame:
    """A line a category, by its value: counts, both shares, those still open."""
    lines = [
        {
            _("类别"): value_title(row["category"]),
            _("本镇街"): format_count(row["area_count"]),
            _("未销号"): format_count(row["open_count"]),
            _("占比"): _write_share(row, "area"),
            _("全市占比"): _write_share(row, "city"),
        }
        for row in list_rows(rows)
    ]
    return pd.DataFrame(lines, index=rows["category"].tolist())


def _write_share(row: Mapping[str, Any], side: str) -> str:
    """33.3%（3/9）."""
    share = row[f"{side}_share"]
    if pd.isna(share):
        return NOTHING
    fraction = format_fraction(row[f"{side}_count"], row[f"{side}_total"])
    return _("{share}（{fraction}）").format(share=f"{share:.1%}", fraction=fraction)
