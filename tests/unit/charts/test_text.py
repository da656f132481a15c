import pytest

from dashboard.charts.text import label_name, measure_text, wrap_text
from dashboard.names import shorten_name


def test_chinese_is_an_em_wide_and_latin_about_half() -> None:
    assert measure_text("整改率") == 3.0
    assert measure_text("5例") == 1.56


def test_short_text_stays_in_one_line() -> None:
    assert wrap_text("整改率上升") == "整改率上升"


def test_chinese_breaks_evenly_and_never_before_punctuation() -> None:
    text = "黄楼街道整改率连续三个月低于全市，九月移送三件后回升"
    assert wrap_text(text) == "黄楼街道整改率连续三个月低于<br>全市，九月移送三件后回升"
    assert wrap_text("一二三四五，六七八九十", 6.0) == "一二三四五，<br>六七八九十"


def test_figures_are_not_torn_apart() -> None:
    assert wrap_text("整改率升至61.4%好转", 6.0) == "整改率升至61.4%<br>好转"


def test_words_stay_whole() -> None:
    assert (
        wrap_text("Human resources and social security", 13.0)
        == "Human resources and<br>social security"
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("黄楼街道", "黄楼"),
        ("徐庄镇", "徐庄"),
        ("鼓楼区", "鼓楼区"),
        ("徐州经济技术开发区", "经开区"),
        ("Huanglou Sub-district", "Huanglou"),
        ("Gulou District", "Gulou"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert shorten_name(name) == short


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("骆驼山街道", "骆驼山"),
        ("Pipa Sub-district", "Pipa"),
        ("Luotuoshan Sub-district", "Luotuo\nshan"),
        ("Dahuangshan Sub-district", "Dahuang\nshan"),
        ("Dalonghu Sub-district", "Da\nlonghu"),
        ("Huanglou Sub-district", "Huang\nlou"),
    ],
)
def test_long_pinyin_is_broken_after_a_syllable(name: str, label: str) -> None:
    assert label_name(name) == label
