import pandas as pd
import pytest

from dashboard.reports.powers.dormant import advise, describe_dormant, explain

COLUMNS = ["dormant_count", "holder_count", "user_count", "last_used_in"]
MARCH = pd.Timestamp("2022-03-01")


def row(holders: int, users: int, last: pd.Timestamp | None) -> dict[str, object]:
    return dict(zip(COLUMNS, (2, holders, users, last), strict=True))


@pytest.mark.parametrize(
    ("holders", "users", "last", "advice", "reason"),
    [
        (4, 0, None, "recall", "有记录以来全市无人行使"),
        (4, 0, MARCH, "adjust",
         "近 12 个月全市无人行使，最近一次在 2022年3月"),
        (5, 1, MARCH, "adjust",
         "近 12 个月只有 1 个镇街行使，不到四分之一"),
        (4, 1, MARCH, "train",
         "近 12 个月 1 个镇街在用，这里 2 个没有"),
    ],
)  # fmt: skip
def test_suggestion_and_reason(holders, users, last, advice, reason) -> None:
    found = row(holders, users, last)
    assert (advise(found), explain(found, is_unit=False)) == (advice, reason)


def test_suggestions_are_counted() -> None:
    rows = pd.DataFrame([row(4, 0, None), row(4, 1, MARCH), row(8, 2, MARCH)])
    assert (
        describe_dormant(rows) == "3 项事项、6 项赋权沉睡：建议培训 2 项，建议收回 1 项"
    )
