"""What is wrong with a sentence: its figures read back and looked up.

A figure stands behind a metric's name. The name has to say the window, the figure to be
the value of that metric, window, month and area as `formats` writes it, the fraction
behind it what it rests on; a verdict has to be the judge's; names behind a subset have
to be those of the subset.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from dashboard.filters import months_before
from dashboard.formats import (
    format_change,
    format_count,
    format_fraction,
    format_period,
    format_value,
    name_in_window,
    window_title,
)
from dashboard.i18n import in_sentence, language
from dashboard.metrics import METRICS, Metric, Window
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.statistics.counts import LEAST_SIZE
from tests.sentences.collect import Said, Voice

_VALUE = r"[+-]?\d+(?:,\d{3})*(?:\.\d+)?%?(?![–\d])"
_FRACTION = (
    rf"(?:[^（(；;。]{{0,12}}?\s?[（(](?P<top>{_VALUE})/(?P<bottom>{_VALUE})[）)])?"
)
_MONTH = {"zh": r"\d{4}年\d{1,2}月", "en": r"[A-Z][a-z]{2,3} \d{4}"}
_CITY = re.compile(rf"(?:全市(?:的)?|against|city's|city) (?P<value>{_VALUE})")
_BEHIND = re.compile(rf"\s?(?P<value>{_VALUE}){_FRACTION}")
_THIS_MONTH = re.compile(
    rf"当月 (?P<value>{_VALUE})|\s(?P<english>{_VALUE})[^,.;(]*? in the month"
)
#: Limits and means of a chart: in its own decimals, no value of a metric.
_LIMIT = re.compile(rf"(?:控制限|limit of|均值|mean of) {_VALUE}")
_OLD = re.compile(r"其中超过 90 天 (?P<count>[\d,]+) 例：(?P<units>[^。]*)")
_UNIT = re.compile(r"(?P<name>[^、：，\s]+) (?P<count>[\d,]+) 例")
_MOVED = re.compile(r"比上月 (?P<change>[^。；，]+)")
_SHARE = re.compile(r"\d[\d,]*(?:\.\d+)?%")
#: Levels of tests and limits, which are no metric's value.
_LEVELS = {"99.8%", "95%", "5%"}
#: Where every share has to be read back.
_STRICT = {"headline", "dossier", "visit sheet", "attention"}


def find_faults(said: Said, voice: Voice) -> Iterator[str]:
    """What is wrong with the sentence, a line each."""
    read: set[str] = set()
    for fault, figures in _check_figures(said, voice):
        read |= figures
        if fault:
            yield f"{said.place}: {fault}: {said.text}"
    if said.place in _STRICT:
        told = _LIMIT.sub("", said.text)
        for share in set(_SHARE.findall(told)) - _LEVELS - read:
            yield f"{said.place}: {share} is no figure read back: {said.text}"
    for fault in (*_check_subset(said, voice), *_check_verdict(said, voice)):
        yield f"{said.place}: {fault}: {said.text}"


def count_figures(said: Said, voice: Voice) -> int:
    """How many figures of the sentence are read back."""
    return sum(bool(figures) for _fault, figures in _check_figures(said, voice))


def _check_figures(said: Said, voice: Voice) -> Iterator[tuple[str, set[str]]]:
    """For each figure read back, what is wrong with it ('' nothing) and its texts."""
    names, pattern = _names(language())
    lead = _leading_window(said.text)
    for found in pattern.finditer(said.text):
        metric, window = names[found[0]]
        rest = said.text[found.end() :]
        area = _nearest_area(said.text[: found.start()]) or said.area_code
        if month := _THIS_MONTH.match(rest):
            stated = month["value"] or month["english"]
            fault = _compare_value(
                voice, metric, Window.MONTH, said.period, area, stated
            )
            yield fault, {stated}
        elif own := _BEHIND.match(rest):
            chosen = window or lead
            if chosen is None:
                yield f"{found[0]} without its window", {own["value"]}
                continue
            fault = _compare(voice, metric, chosen, said.period, area, own)
            yield fault, {own["value"]}
            city = _CITY.search(rest.split("；")[0].split(";")[0])
            if city:
                fault = _compare(voice, metric, chosen, said.period, CITY_CODE, city)
                yield fault, {city["value"]}
        else:
            yield from _check_months(said, voice, metric, window, area, rest)


def _check_months(
    said: Said,
    voice: Voice,
    metric: Metric,
    window: Window | None,
    area: str,
    rest: str,
) -> Iterator[tuple[str, set[str]]]:
    """Name: month value, month value; or name: place value; and the change told."""
    months = re.compile(rf"(?P<month>{_MONTH[language()]}) (?P<value>{_VALUE})")
    head = re.match(r"\s?[：:]\s?", rest)
    if not head:
        return
    body = rest[head.end() :]
    if months.match(body):
        if window is None:
            yield f"{metric.title} without its window", set()
            return
        for part in months.finditer(body):
            period = _read_month(part["month"], voice)
            yield _compare(voice, metric, window, period, area, part), {part["value"]}
        if (moved := _MOVED.search(body)) and window is not None:
            yield _compare_change(said, voice, metric, window, area, moved), {"change"}
        return
    for title, code in _places(language()).items():
        if body.startswith(f"{title} ") and (
            own := re.match(rf"(?P<value>{_VALUE})", body[len(title) + 1 :])
        ):
            if window is None:
                yield f"{metric.title} without its window", set()
            else:
                fault = _compare(voice, metric, window, said.period, code, own)
                yield fault, {own["value"]}
            return


def _compare(
    voice: Voice,
    metric: Metric,
    window: Window,
    period: dt.date,
    area: str,
    found: re.Match[str],
) -> str:
    """What differs between a figure and the value that it states; '' nothing."""
    fault = _compare_value(voice, metric, window, period, area, found["value"])
    parts = found.groupdict()
    row = voice.table.row(metric, period, area, window)
    if row and not fault and parts.get("top"):
        stated = f"{parts['top']}/{parts['bottom']}"
        own = format_fraction(row["numerator"], row["denominator"])
        if stated != own:
            return f"{metric.id} of {area} rests on {own}, not {stated}"
    return fault


def _compare_value(
    voice: Voice,
    metric: Metric,
    window: Window,
    period: dt.date,
    area: str,
    stated: str,
) -> str:
    row = voice.table.row(metric, period, area, window)
    if row is None:
        return f"no value of {metric.id} for {area}"
    # A share may be told by its fraction alone: 按期整改率 3/9.
    fraction = format_fraction(row["numerator"], row["denominator"])
    texts = {format_value(row["value"], metric), fraction.partition("/")[0]}
    if stated not in texts:
        value = format_value(row["value"], metric)
        return f"{metric.id} of {area} is {value}, not {stated}"
    return ""


def _compare_change(
    said: Said,
    voice: Voice,
    metric: Metric,
    window: Window,
    area: str,
    found: re.Match[str],
) -> str:
    now, before = (
        voice.table.row(metric, month, area, window)
        for month in (said.period, months_before(said.period, 1))
    )
    if now is None or before is None:
        return "a change without two months"
    change = format_change(now["value"] - before["value"], metric)
    return "" if change == found["change"] else f"the change is {change}"


def _check_subset(said: Said, voice: Voice) -> Iterator[str]:
    """Names behind 其中超过 90 天 are those that owe findings of that age."""
    found = _OLD.search(said.text)
    if not found:
        return
    parts = voice.table.parts(OVERDUE_COUNT, "age", said.period, said.area_code)
    total = format_count(parts[">90"]["value"])
    if total != found["count"]:
        yield f"{total} are overdue for more than 90 days"
    places = _places(language())
    for unit in _UNIT.finditer(found["units"]):
        own = voice.table.parts(
            OVERDUE_COUNT, "age", said.period, places[unit["name"]]
        ).get(">90")
        if own is None or format_count(own["value"]) != unit["count"]:
            yield f"{unit['name']} is none of the subset"


def _check_verdict(said: Said, voice: Voice) -> Iterator[str]:
    """显著 and praise are the judge's words, on enough cases."""
    is_verdict = any(word in said.text for word in ("显著高于", "显著低于", "well "))
    if said.place == "attention" and is_verdict:
        names, pattern = _names(language())
        found = pattern.search(said.text)
        area = _nearest_area(said.text[: found.start()]) if found else ""
        metric = names[found[0]][0] if found else None
        judged = voice.judged(said.period)
        own = judged[judged["area_code"].eq(area) & judged["is_named"]]
        own = own[own["metric"].eq(metric.id if metric else "")]
        if own.empty:
            yield "the judge names no such unit"
        elif (own["zone"].iloc[0] > 0) != ("高于" in said.text or "above" in said.text):
            yield "the judge says the other side"
        elif own["denominator"].iloc[0] < LEAST_SIZE["proportion"]:
            yield "a verdict on too few cases"
    if said.place == "bulletin praise":
        area = _nearest_area(said.text)
        judged = voice.judged(said.period)
        own = judged[judged["area_code"].eq(area) & judged["is_named"]]
        if own.empty or not own["is_better"].all():
            yield "praise that is not the judge's"


@cache
def _names(
    spoken: str,
) -> tuple[dict[str, tuple[Metric, Window | None]], re.Pattern[str]]:
    """Every way to name a metric: with a window, and bare (None)."""
    assert spoken == language()
    names: dict[str, tuple[Metric, Window | None]] = {}
    for metric in METRICS.values():
        for name in (metric.title, in_sentence(metric.title)):
            names[name] = (metric, None)
    for metric in METRICS.values():
        for window in metric.windows:
            name = name_in_window(metric, window)
            for written in (name, in_sentence(name)):
                names[written] = (metric, window)
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    return names, re.compile("|".join(longest))


@cache
def _places(spoken: str) -> dict[str, str]:
    assert spoken == language()
    whole = {"全市": CITY_CODE, "The city": CITY_CODE, "City": CITY_CODE}
    return whole | {area.title: code for code, area in areas().items()}


def _nearest_area(text: str) -> str:
    """The part of the city that was named last, '' none."""
    found = _parts_of_city(language()).findall(text)
    return _places(language())[found[-1]] if found else ""


@cache
def _parts_of_city(spoken: str) -> re.Pattern[str]:
    """Names of districts and units, the longest first: 大黄山街道 is not 黄山街道."""
    titles = [title for title, code in _places(spoken).items() if code != CITY_CODE]
    return re.compile("|".join(map(re.escape, sorted(titles, key=len, reverse=True))))


def _leading_window(text: str) -> Window | None:
    """The window that a line of figures begins with: 近 12 个月：…"""
    for window in Window:
        word = window_title(METRICS["exercise_count"], window)
        if text.startswith((f"{word}：", f"{word}: ")):
            return window
    return None


def _read_month(text: str, voice: Voice) -> dt.date:
    return next(month for month in voice.table.periods if format_period(month) == text)
