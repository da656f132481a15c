"""From a metric's SQL to the rows that roll_up.sql adds up."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from dashboard.dimensions import UNKNOWN
from dashboard.metrics import Metric
from dashboard.store.query import load_query


def insert_unit_rows(metric: Metric) -> str:
    """The statement that sums a metric's rows: as a whole, and by each dimension.

    Parts are kept for the metric's `part_windows`; what does not name its part is a
    part of its own, unless nothing is counted there.
    """
    code = "area_code" if metric.counts_anew else "subdistrict_code"
    sums = [_sum_rows(code, "", "''", "true")]
    for name in metric.all_dimensions:
        is_counted = "sum(numerator) <> 0"
        if name in metric.dimensions:
            is_counted += " or sum(denominator) <> 0"
        sums.append(
            _sum_rows(
                code,
                name,
                f"coalesce({name}, $unknown)",
                f"bool_and({name} is not null) or {is_counted}",
                "where list_contains($part_windows, time_window)",
            )
        )
    return f"""
        insert into unit_rows
        with found as materialized (
            select * from ({load_query(f"metrics/{metric.id}").sql})
            where list_contains($periods, period)
            and list_contains($windows, time_window)
        )
        {" union all ".join(sums)}
    """  # noqa: S608


def _sum_rows(
    code: str, dimension: str, part: str, having: str, where: str = ""
) -> str:
    return f"""
        select
            $metric, time_window, period, coalesce({code}, ''), $is_by_area,
            '{dimension}', {part} as part,
            sum(numerator), sum(denominator), sum(row_count)
        from found {where}
        group by time_window, period, coalesce({code}, ''), part
        having {having}
    """  # noqa: S608


def unit_row_values(metric: Metric, periods: Sequence[dt.date]) -> dict[str, Any]:
    """The parameters of `insert_unit_rows` for values of `periods`."""
    values = {
        "periods": list(periods),
        "metric": metric.id,
        "is_by_area": metric.counts_anew,
        "windows": [window.value for window in metric.windows],
    }
    if not metric.all_dimensions:
        return values
    parts = [window.value for window in metric.part_windows]
    return values | {"unknown": UNKNOWN, "part_windows": parts}


UNIT_ROWS = """
create temp table unit_rows (
    metric varchar, time_window varchar, period date, code varchar,
    is_by_area boolean, dimension varchar, part varchar,
    numerator decimal(28, 6), denominator decimal(28, 6), row_count bigint
)
"""
