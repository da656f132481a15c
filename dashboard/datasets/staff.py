"""队伍月报: officers, certificates and auxiliaries at the end of the month, by unit."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Count, Dataset, Day, Text, column
from dashboard.datasets.shared import ZERO_WORDS, month, subdistrict


class Staff(Contract):
    period: Series[Day] = month()
    subdistrict_code: Series[Text] = subdistrict()
    officer_count: Series[Count] = column(
        "在岗执法人员",
        "Officers on duty",
        "count",
        unit="人",
        zero_tokens=ZERO_WORDS,
        aliases=("执法人员", "在岗人员", "执法人员数"),
        note="月末在岗，不含辅助人员",
        note_en="On duty at month end, without auxiliaries",
        example=22,
        ge=0,
        nullable=False,
    )
    certified_count: Series[Count] = column(
        "持证",
        "Certified",
        "count",
        unit="人",
        zero_tokens=ZERO_WORDS,
        aliases=("持证人员", "持证人数", "持执法证人数"),
        example=20,
        ge=0,
        nullable=False,
    )
    lawyer_count: Series[Count] = column(
        "法律职业资格",
        "Qualified in law",
        "count",
        unit="人",
        zero_tokens=ZERO_WORDS,
        aliases=("法律职业资格人数", "法律资格人员", "取得法律职业资格"),
        example=2,
        ge=0,
        nullable=True,
    )
    auxiliary_count: Series[Count] = column(
        "辅助人员",
        "Auxiliaries",
        "count",
        unit="人",
        zero_tokens=ZERO_WORDS,
        aliases=("执法辅助人员", "辅助人员数", "协管员"),
        example=14,
        ge=0,
        nullable=False,
    )

    class Config:
        unique = ["period", "subdistrict_code"]


DATASET = Dataset(
    id="staff",
    label="队伍月报",
    label_en="Monthly staff report",
    model=Staff,
    kind="monthly",
    reported_by="unit",
    period_column="period",
)
