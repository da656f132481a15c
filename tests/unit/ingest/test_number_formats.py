"""What a number format shows, and whether it shows another number than is stored."""

import pytest

from dashboard.ingest.number_formats import is_telling, show_number

SHOWN = {
    ("General", 5): "5",
    ("0000", 7): "0007",
    ('"WT-2023-"000', 1): "WT-2023-001",
    ("000-0000", 1234567): "123-4567",
    ('0.0000"万元"', 0.046): "0.0460万元",
    ("0.0%", 0.88): "88.0%",
    ("#,##0,", 12345): "12",
    ("0.0,,", 12345678): "12.3",
    ('0"."0,', 12345): "1.2",
    ('0!.0,"万"', 12345): "1.2万",
    ('[>=10000]0.0,"千";0', 12345): "12.3千",
    ('[>=10000]0.0,"千";0', 500): "500",
    ("0;0", -5): "5",
    (";;;", 5): "",
    ("#", 0): "",
    ("[$¥-804]#,##0.00", 460): "¥460.00",
    ("0.00_);[Red]\\(0.00\\)", -3.5): "(3.50)",
    ("G/通用格式", 12): "12",
}
TELLING = ('"WT-"000', "0%", "#,##0,", '0"."0,', "0000", '0"万"', "0\\万", '"600"')
PLAIN = (
    *("General", "0.00", "#,##0.00", "@", "yyyy-mm-dd", 'yyyy"年"m"月"', "# ?/?"),
    *("[DBNum1]General", "[Red]0", "#\\ ##0.0", "0.00E+00", "[$¥-804]#,##0.00"),
    '_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
)


@pytest.mark.parametrize(("format_and_number", "shown"), SHOWN.items())
def test_number_is_shown(format_and_number: tuple[str, float], shown: str) -> None:
    code, number = format_and_number
    assert show_number(number, code) == shown


def test_days_are_the_readers_affair() -> None:
    assert show_number(45181, "yyyy-mm-dd") is None


@pytest.mark.parametrize("code", TELLING)
def test_format_is_looked_at(code: str) -> None:
    assert is_telling(code)


@pytest.mark.parametrize("code", PLAIN)
def test_format_says_what_is_stored(code: str) -> None:
    assert not is_telling(code)
