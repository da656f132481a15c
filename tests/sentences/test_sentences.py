"""Each sentence of four months, all levels and both languages is true, word by word."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.filters import months_before
from dashboard.i18n import speak
from dashboard.reference import areas
from dashboard.sample.stories import (
    LATE_UNIT,
    SMALL_UNIT,
    TURNING_UNIT,
    UNCERTIFIED_UNIT,
)
from dashboard.settings import CITY_CODE
from tests.sentences.check import count_figures, find_faults
from tests.sentences.collect import Said, Voice

DECEMBER = dt.date(2023, 12, 1)
MONTHS = (dt.date(2023, 6, 1), dt.date(2023, 9, 1), dt.date(2023, 11, 1), DECEMBER)
UNITS = (TURNING_UNIT, UNCERTIFIED_UNIT, LATE_UNIT, SMALL_UNIT)
DISTRICTS = sorted({areas()[unit].parent_code for unit in UNITS} | {"320302"})[:3]


@pytest.fixture(scope="module")
def voice(sample_store: Path) -> Voice:
    return Voice(sample_store)


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    with speak(request.param):
        yield request.param


@pytest.mark.parametrize("period", MONTHS, ids=str)
@pytest.mark.parametrize("area", [CITY_CODE, *DISTRICTS, *UNITS])
def test_every_figure_is_the_value_that_it_states(
    voice: Voice, period: dt.date, area: str, spoken: str
) -> None:
    said = list(voice.speak_of(period, area))
    faults = [fault for sentence in said for fault in find_faults(sentence, voice)]
    assert faults == []
    read = sum(count_figures(sentence, voice) for sentence in said)
    assert read >= 10, (spoken, read)


def say(voice: Voice, place: str, area: str, word: str = "") -> Said:
    """The first sentence of a place in December that holds `word`."""
    said = voice.speak_of(DECEMBER, area)
    return next(s for s in said if s.place == place and word in s.text)


class TestPlantedFaults:
    """Each is caught; the sentence without it is not."""

    @pytest.fixture(autouse=True)
    def in_chinese(self) -> Iterator[None]:
        with speak("zh"):
            yield

    def test_a_wrong_month(self, voice: Voice) -> None:
        true = say(voice, "headline", CITY_CODE)
        assert not list(find_faults(true, voice))
        wrong = replace(true, period=months_before(DECEMBER, 1))
        assert list(find_faults(wrong, voice))

    def test_a_rolling_value_as_if_it_were_the_months(self, voice: Voice) -> None:
        true = say(voice, "headline", CITY_CODE)
        wrong = replace(true, text=true.text.replace("近 12 个月", "当月"))
        assert wrong.text != true.text
        assert list(find_faults(wrong, voice))

    def test_a_figure_without_its_window(self, voice: Voice) -> None:
        true = say(voice, "headline", CITY_CODE)
        wrong = replace(true, text=true.text.replace("近 12 个月", ""))
        assert any("without its window" in f for f in find_faults(wrong, voice))

    def test_another_rounding(self, voice: Voice) -> None:
        true = say(voice, "headline", CITY_CODE, "92.4%")
        wrong = replace(true, text=true.text.replace("92.4%", "92.5%"))
        assert list(find_faults(wrong, voice))

    def test_another_fraction(self, voice: Voice) -> None:
        true = say(voice, "dossier", TURNING_UNIT, "（12/7）")
        wrong = replace(true, text=true.text.replace("（12/7）", "（12/8）"))
        assert list(find_faults(wrong, voice))

    def test_names_behind_a_subset_that_are_not_of_it(self, voice: Voice) -> None:
        true = say(voice, "attention", CITY_CODE, "其中超过 90 天")
        assert not list(find_faults(true, voice))
        head, _colon, _names = true.text.partition("天 4 例：")
        wrong = replace(true, text=f"{head}天 4 例：黄楼街道 4 例。")
        assert list(find_faults(wrong, voice))

    def test_a_verdict_that_is_not_the_judges(self, voice: Voice) -> None:
        true = say(voice, "attention", CITY_CODE, "七里沟街道近 12 个月次均问题")
        wrong = replace(true, text=true.text.replace("显著高于", "显著低于"))
        assert not list(find_faults(true, voice))
        assert list(find_faults(wrong, voice))

    def test_a_verdict_on_three_cases(self, voice: Voice) -> None:
        text = "环城街道近 12 个月整改率 100.0%（3/3），显著高于全市的 92.4%。"
        wrong = Said(text, DECEMBER, CITY_CODE, "attention")
        assert list(find_faults(wrong, voice))

    def test_praise_that_rests_on_nothing(self, voice: Voice) -> None:
        wrong = Said("七里沟街道", DECEMBER, CITY_CODE, "bulletin praise")
        assert list(find_faults(wrong, voice))
