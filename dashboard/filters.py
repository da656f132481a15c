"""What a page is asked to show: the same frozen value keys every cached result."""

import datetime as dt
from dataclasses import dataclass

from dashboard.settings import CITY_CODE


@dataclass(frozen=True)
class Filters:
    """The choices that hold on every page.

    `period` is the first day of a month; `area_code` the city or one of its districts.
    """

    snapshot_id: str
    period: dt.date
    area_code: str = CITY_CODE

    @property
    def cut_off(self) -> dt.date:
        """The last day of the month: what every state is derived up to."""
        return months_before(self.period, -1) - dt.timedelta(days=1)


def period_key(period: dt.date) -> str:
    """A month as URLs, options and the command line write it: "2023-09"."""
    return f"{period:%Y-%m}"


def parse_period(text: str) -> dt.date:
    """The first day of the month that "2023-09" names. Raises `ValueError`."""
    return dt.datetime.strptime(text, "%Y-%m").date()


def months_before(period: dt.date, months: int) -> dt.date:
    """The first day of the month that lies `months` before `period`."""
    count = period.year * 12 + period.month - 1 - months
    return dt.date(count // 12, count % 12 + 1, 1)
