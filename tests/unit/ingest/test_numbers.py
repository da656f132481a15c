"""Counts and amounts: every accepted way of writing, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.numbers import parse_amount, parse_count, parse_number
from dashboard.ingest.outcomes import Failure

COUNTS = {
    3.0: 3,
    "3": 3,
    " 12 ": 12,
    "１２": 12,
    "3,388": 3388,
    "3，388次": 3388,
    "3,388 次": 3388,
    "1.2万": 12000,
    "1.2万次": 12000,
    "2亿": 200_000_000,
    "5件": 5,
    "-4": -4,
    "－4": -4,
    "+7": 7,
    "1.20E+03": 1200,
    2.9999999999: 3,
}
REFUSED = {
    "3.5": "not_integer",
    2.5: "not_integer",
    "1.23456万": "not_integer",
    "约3": "not_a_number",
    "3,38": "not_a_number",
    "三": "not_a_number",
    "3户": "not_a_number",
    "95%": "not_a_number",
    "3/4": "not_a_number",
    "1 2a": "not_a_number",
    1e15: "number_too_large",
    float("nan"): "number_too_large",
    float("inf"): "number_too_large",
    date(2023, 9, 1): "date_in_number",
}


@pytest.mark.parametrize(("cell", "count"), COUNTS.items())
def test_count_is_read(cell: object, count: int) -> None:
    assert parse_count(cell, "次") == count


@pytest.mark.parametrize(("cell", "rule"), REFUSED.items())
def test_count_is_refused(cell: object, rule: str) -> None:
    outcome = parse_count(cell, "次")
    assert isinstance(outcome, Failure)
    assert outcome.rule == rule


@pytest.mark.parametrize(
    ("cell", "scale", "amount"),
    [
        ("¥1,234.50", 1, 1234.5),
        ("￥600元", 1, 600.0),
        ("600元整", 1, 600.0),
        ("1.2万元", 1, 12000.0),
        (1.35, 10_000, 13500.0),
        ("0.07", 10_000, 700.0),
    ],
)
def test_amount_is_read(cell: object, scale: int, amount: float) -> None:
    assert parse_amount(cell, "元", scale) == amount


def to_full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text)


@given(st.integers(-(10**14), 10**14), st.sampled_from(["", "次", " 次", "件"]))
def test_every_way_of_writing_a_count_is_the_count(count: int, unit: str) -> None:
    for text in (str(count), f"{count:,}", to_full_width(f"{count:,}")):
        assert parse_count(text + unit, "次") == count
    assert parse_count(float(count)) == count


@given(st.decimals(0, 10**9, places=4))
def test_ten_thousands_are_exact(value: Decimal) -> None:
    assert parse_number(f"{value}万") == value * 10_000


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_a_failure(text: str) -> None:
    outcome = parse_number(text)
    assert isinstance(outcome, Decimal | Failure)
