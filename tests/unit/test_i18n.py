"""Names within sentences, in both languages."""

import pytest

from dashboard.i18n import in_sentence, ngettext, speak


def test_only_an_english_word_loses_its_capital_within_a_sentence() -> None:
    assert in_sentence("Exercise rate") == "Exercise rate"
    assert in_sentence("整改率") == "整改率"
    with speak("en"):
        assert in_sentence("Exercise rate") == "exercise rate"
        assert in_sentence("KPI") == "KPI"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, ", 0 days late"), (1, ", 1 day late"), (2, ", 2 days late")],
)
def test_english_has_a_form_for_one_and_chinese_has_not(number: int, text: str) -> None:
    assert ngettext("，超期 {days} 天", number).format(days=number) == (
        f"，超期 {number} 天"
    )
    with speak("en"):
        assert ngettext("，超期 {days} 天", number).format(days=number) == text


def test_a_fraction_is_many() -> None:
    with speak("en"):
        assert ngettext("，超期 {days} 天", 0.5) == ", {days} days late"
