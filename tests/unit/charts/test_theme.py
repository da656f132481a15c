from dashboard.charts import theme
from dashboard.i18n import use_language
from dashboard.metrics import METRICS


def test_context_metrics_have_no_hue() -> None:
    assert theme.ramp(METRICS["fine_total"]) == theme.NEUTRAL_RAMP
    assert theme.ramp(METRICS["exercise_rate"]) == theme.NEUTRAL_RAMP  # no better side
    assert theme.ramp(METRICS["rectification_rate"]) == theme.RAMP


def test_text_stands_out_on_every_class() -> None:
    dark, white = theme.INK, "#FFFFFF"
    expected = [dark, dark, dark, white, white]
    assert [theme.text_color(color) for color in theme.RAMP] == expected
    assert [theme.text_color(color) for color in theme.NEUTRAL_RAMP] == expected


def test_a_fifth_area_repeats_the_last_colour() -> None:
    colors = theme.area_colors(["a", "b", "c", "d", "e"])
    assert list(colors.values()) == [*theme.PALETTE, theme.PALETTE[3]]


def test_months_are_written_without_plotlys_locale() -> None:
    assert theme.date_formats() == ("%-m月\n%Y年", "%Y年%-m月")
    use_language("en")
    try:
        assert theme.date_formats() == ("%b\n%Y", "%b %Y")
    finally:
        use_language("zh")


def test_nothing_of_plotlys_english_is_shown() -> None:
    shown = ("displayModeBar", "displaylogo", "showTips")
    assert [theme.CHART_CONFIG[name] for name in shown] == [False, False, False]


def test_room_for_the_title_grows_with_its_lines() -> None:
    assert theme.title_margin("") == 8
    assert theme.title_margin("整改率上升") == 34
    assert theme.title_margin("黄" * 30) == 54


def test_an_empty_chart_says_so() -> None:
    figure = theme.empty_chart("整改率", 200)
    assert figure.layout.title.text == "整改率"
    assert figure.layout.annotations[0].text == "暂无数据"
