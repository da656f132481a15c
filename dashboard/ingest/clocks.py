"""Times of day and time zones beside a day: which day it is here."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dashboard.ingest.outcomes import Failure, Noted, fold_text
from dashboard.settings import TIME_ZONE

_CLOCK = re.compile(
    r"(?P<day>.+?)(?:\s*T\s*|\s+|(?<=[日号]))(?P<half>上午|下午|am|pm)?\s*"
    r"(?P<h>\d{1,2})[:时点](?P<m>\d{1,2})(?:[:分](?P<s>\d{1,2})(?:\.(?P<f>\d+))?)?[分秒]?"
    r"\s*(?P<late>am|pm)?\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d{2})?)?",
    re.I,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<h>\d{1,2}):?(?P<m>\d{2})?", re.I)
#: A day that lost eight hours to a time zone, or those and some seconds, is at 16:00.
_UTC_HOUR = 16 * 3600
_DAY = 24 * 3600


def split_clock(text: str) -> tuple[str, timedelta | None, str]:
    """A written day: the day alone, the time of day, the zone or ""."""
    match = _CLOCK.fullmatch(fold_text(text))
    if match is None:
        return text, None, ""
    hour, minute, second = (int(match[part] or 0) for part in "hms")
    half = (match["half"] or match["late"] or "").lower()
    if half in ("下午", "pm") and hour < 12:
        hour += 12
    if hour > 24 or minute > 59 or second > 59:
        return text, None, ""
    fraction = float(f"0.{match['f']}") if match["f"] else 0.0
    time = timedelta(hours=hour, minutes=minute, seconds=second + fraction)
    return match["day"], time, (match["zone"] or "").upper()


def local_day(
    day: date, time: timedelta, zone: str, answer: str = "", text: object = ""
) -> date | Noted | Failure:
    """The day that a moment is of in the office's zone, with a note where it is due.

    Seconds before midnight are the next day that a program missed. 16:00 sharp without
    a zone is a question; `answer`: "next" or "same".
    """
    if zone:
        moment = _local_moment(day, time, zone)
        return Noted(moment.date(), "zone_converted", {"text": text})
    seconds = time.total_seconds()
    if _is_missed(seconds):
        return Noted(day + timedelta(days=1), "midnight_missed", {"text": text})
    if seconds < 60:
        return day
    if abs(seconds - _UTC_HOUR) < 60 and answer != "same":
        following = day + timedelta(days=1)
        return following if answer else Failure("utc_hour", {"text": text})
    return Noted(day, "time_of_day", {"text": text})


def _local_moment(day: date, time: timedelta, zone: str) -> datetime:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + time
    local = (moment - _offset(zone)).astimezone(ZoneInfo(TIME_ZONE))
    # The same seconds are missed by programs that write a zone.
    seconds = local.hour * 3600 + local.minute * 60 + local.second
    return local + timedelta(minutes=1) if _is_missed(seconds) else local


def _offset(zone: str) -> timedelta:
    match = _OFFSET.fullmatch(zone)
    if match is None:
        return timedelta()
    offset = timedelta(hours=int(match["h"]), minutes=int(match["m"] or 0))
    return -offset if match["sign"] == "-" else offset


def _is_missed(seconds: float) -> bool:
    """Whether it is within the last minute, but not its first or last second.

    23:59 and 23:59:59 are how the end of a day is written.
    """
    rest = _DAY - seconds
    return 0 < rest < 60 and not 1 <= rest < 1.5
