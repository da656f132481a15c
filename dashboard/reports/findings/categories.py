"""The findings of one sub-district by category, beside the city's mix."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.datasets.findings import value_title
from dashboard.formats import NOTHING, format_fraction
from dashboard.forms import COUNT, SHARE
from dashboard.i18n import _, in_sentence
from dashboard.metrics.catalogue import MEASURE_COVERAGE
from dashboard.reports.table import Column, Table, table_of
from dashboard.rows import list_rows
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable

#: Fewer findings make a share that says little.
FEW = 10


def mix_rows(
    table: MetricTable, period: dt.date, area_code: str, findings: pd.DataFrame
) -> pd.DataFrame:
    """The findings so far by category, of the unit and of the city, its own first.

    Columns: category, area_count, open_count, area_total, city_count, city_total,
    area_share, city_share. `findings`: the unit's open ones (ledger.sql).
    """
    own, city = (
        table.parts(MEASURE_COVERAGE, "category", period, code)
        for code in (area_code, CITY_CODE)
    )
    still_open = findings["category"].value_counts()
    rows = pd.DataFrame(
        [
            {
                "category": part,
                "area_count": own[part]["denominator"] if part in own else 0.0,
                "open_count": still_open.get(part, 0),
                "city_count": row["denominator"],
            }
            for part, row in city.items()
        ],
        columns=["category", "area_count", "open_count", "city_count"],
    )
    for side in ("area", "city"):
        rows[f"{side}_total"] = rows[f"{side}_count"].sum()
        rows[f"{side}_share"] = rows[f"{side}_count"] / rows[f"{side}_total"]
    order = ["area_count", "city_count", "category"]
    return rows.sort_values(order, ascending=[False, False, True], ignore_index=True)


def describe_mix(rows: pd.DataFrame) -> str:
    """The most frequent category, its share, the city's; a warning where n is small.

    `rows`: those of `mix_rows` with findings of the unit.
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


def category_table(rows: pd.DataFrame) -> Table:
    """A line a category, by its value: counts, both shares, those still open."""
    columns = [
        Column("title", _("类别")),
        Column("open_count", _("未销号"), COUNT),
        Column("area_share", _("占比"), SHARE),
        Column(
            "area_count", _("本镇街"), COUNT, over="area_total", partner=_("本镇街合计")
        ),
        Column("city_share", _("全市占比"), SHARE),
        Column(
            "city_count", _("全市"), COUNT, over="city_total", partner=_("全市合计")
        ),
    ]
    titles = [value_title(category) for category in rows["category"]]
    return table_of(rows.assign(title=titles), columns, "category")


def _write_share(row: Mapping[str, Any], side: str) -> str:
    """33.3%（3/9）."""
    share = row[f"{side}_share"]
    if pd.isna(share):
        return NOTHING
    fraction = format_fraction(row[f"{side}_count"], row[f"{side}_total"])
    return _("{share}（{fraction}）").format(share=f"{share:.1%}", fraction=fraction)
