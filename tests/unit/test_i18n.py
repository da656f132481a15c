"""Names within sentences, in both languages."""

from dashboard.i18n import in_sentence, speak


def test_only_an_english_word_loses_its_capital_within_a_sentence() -> None:
    assert in_sentence("Exercise rate") == "Exercise rate"
    assert in_sentence("整改率") == "整改率"
    with speak("en"):
        assert in_sentence("Exercise rate") == "exercise rate"
        assert in_sentence("KPI") == "KPI"
