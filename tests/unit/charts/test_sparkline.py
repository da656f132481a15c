"""The small line: places by hand, gaps, limits, what is said of it."""

from base64 import b64decode
from xml.etree.ElementTree import Element, fromstring

from dashboard.charts.sparkline import sparkline

NAN = float("nan")


def picture(html: str) -> Element:
    data = html.partition("base64,")[2].partition('"')[0]
    return fromstring(b64decode(data))


def paths(html: str) -> list[dict[str, str]]:
    return [dict(part.attrib) for part in picture(html) if part.tag.endswith("path")]


def test_values_stand_between_lowest_and_highest() -> None:
    # 160 × 40 with 4 around: 0, 1, 2 lie at x 4, 80, 156 and y 36, 20, 4.
    line, dot = paths(sparkline([0, 1, 2], title="t"))
    assert line["d"] == "M4.0 36.0L80.0 20.0L156.0 4.0"
    assert dot["d"] == "M156.0 4.0h0"


def test_a_gap_breaks_the_line_and_limits_and_target_belong_to_the_scale() -> None:
    html = sparkline([1, NAN, 1], limits=(0, 2), target=3, is_trial=True, title="t")
    top, bottom, target, line, _dot = paths(html)
    assert (top["d"], bottom["d"]) == ("M0 14.67H160.0", "M0 36.0H160.0")
    assert (top["stroke-dasharray"], target["d"]) == ("3 3", "M0 4.0H160.0")
    assert line["d"] == "M4.0 25.33M156.0 25.33"


def test_a_signal_is_a_ring_and_the_title_is_escaped() -> None:
    html = sparkline([1, 2], is_signal=True, title='a < "b"')
    assert [path["stroke-width"] for path in paths(html)] == ["1.75", "9", "5"]
    assert 'alt="a &lt; &quot;b&quot;"' in html
    assert sparkline([1, NAN], title="t") == ""
