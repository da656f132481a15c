"""The sample meets every published figure that it can be held to, exactly."""

import pandas as pd
import pytest

from dashboard.datasets import DATASETS
from dashboard.reference import read_reference
from dashboard.sample.editions import BUILDERS, list_editions
from dashboard.sample.grants import build_grants
from dashboard.sample.penalties import build_penalties
from dashboard.sample.powers import build_powers
from dashboard.sample.visits import build_visits

END = pd.Timestamp("2023-12-31")
MONITORED = [row["code"] for row in read_reference("roster")]


def read_domains():
    """The domain of each power code."""
    powers = build_powers().drop_duplicates("power_code")
    return powers.set_index("power_code")["domain_code"]


def list_powers_in_force():
    powers = build_powers()
    is_valid = powers["valid_to"].isna() | (powers["valid_to"] >= END)
    return powers[(powers["kind"] == "处罚") & is_valid]


@pytest.fixture(scope="module")
def ledger():
    """The ledger as it stood at the end of 2023."""
    return [e.frame for e in list_editions() if e.dataset == "findings"][-1]


@pytest.mark.parametrize("name", BUILDERS)
def test_frames_keep_the_contract(name):
    columns = list(DATASETS[name].columns)
    DATASETS[name].model.validate(BUILDERS[name]()[columns], lazy=True)


def test_1188_penalty_powers_in_18_domains_234_of_them_urban():
    powers = list_powers_in_force()
    assert len(powers) == powers["power_code"].nunique() == 1188
    assert powers["power_name"].nunique() == 1188
    assert powers["domain_code"].nunique() == 18
    assert (powers["domain_code"] == "01").sum() == 234


def test_coercions_and_inspections_stand_beside_the_penalty_powers():
    kinds = build_powers()["kind"].value_counts().to_dict()
    assert kinds == {"处罚": 1188 + 22 + 13, "检查": 30, "强制": 25}


def test_every_power_is_held_by_a_monitored_unit():
    grants = build_grants()
    held = grants[grants["recalled_on"].isna()]
    held = held[held["subdistrict_code"].isin(MONITORED)]
    assert set(held["power_code"]) >= set(list_powers_in_force()["power_code"])


def test_grants_a_unit():
    counts = build_grants()["subdistrict_code"].value_counts()[MONITORED]
    assert (counts.min(), counts.max(), len(counts)) == (271, 390, 35)


def test_33880_exercises_in_urban_management():
    penalties = build_penalties()
    counted = penalties[penalties["subdistrict_code"].isin(MONITORED)]
    domains = counted["power_code"].map(read_domains())
    totals = counted.groupby(domains)["exercise_count"].sum()
    assert totals["01"] == 33_880
    assert totals.drop("01").sum() == 9_200


def test_11_rounds_cover_35_units_each_only_some():
    visits = build_visits()
    assert visits["round"].unique().tolist() == list(range(1, 12))
    assert sorted(visits["subdistrict_code"].unique()) == MONITORED
    sizes = visits.groupby("round").size()
    assert (sizes.min(), sizes.max(), sizes.sum()) == (12, 18, 156)


def test_122_findings_116_with_a_measure(ledger):
    assert len(ledger) == ledger["finding_code"].nunique() == 122
    assert ledger["measure"].notna().sum() == 116
    assert ledger["source"].value_counts().to_dict() == {
        "督查": 78,
        "联合检查": 16,
        "群众举报投诉": 14,
        "大数据分析": 9,
        "上级交办": 5,
    }


def test_state_of_the_ledger_at_the_end(ledger):
    is_open = ledger["rectified_on"].isna()
    overdue = (END - ledger.loc[is_open & (ledger["due_on"] < END), "due_on"]).dt.days
    assert sorted(overdue) == [5, 10, 26, 90, 182, 231, 245, 270]
    assert (ledger["rectified_on"] > ledger["due_on"]).sum() == 18
    assert (~is_open).sum() == 98
    assert ledger["verified_on"].notna().sum() == 92
    assert ledger["recurrence_of"].notna().sum() == 19


def test_8_bulletins_and_3_transfers_in_september():
    events = BUILDERS["events"]()
    counts = events.groupby("kind")["event_count"].sum()
    assert counts["专项通报"] == 8
    transfers = events[events["kind"] == "案件移送"]
    assert transfers["event_count"].tolist() == [3]
    assert transfers["occurred_on"].iloc[0].strftime("%Y-%m") == "2023-09"
    assert "宿州" in transfers["title"].iloc[0]


def count_by_domain():
    """Powers, coverage (0..1) and exercise rate (0..1) of 2023, by domain."""
    grants = build_grants().assign(domain=lambda f: f["power_code"].map(read_domains()))
    grants = grants[grants["recalled_on"].isna()]
    grants = grants[grants["subdistrict_code"].isin(MONITORED)]
    used = build_penalties().query("period >= '2023-01-01' and exercise_count > 0")
    pairs = pd.MultiIndex.from_frame(used[["subdistrict_code", "power_code"]])
    held = pd.MultiIndex.from_frame(grants[["subdistrict_code", "power_code"]])
    by_domain = grants.assign(is_used=held.isin(pairs)).groupby("domain")
    powers = by_domain["power_code"].nunique()
    coverage = by_domain.size() / powers / 35
    return pd.concat([powers, coverage, by_domain["is_used"].mean()], axis=1)


def test_urban_management_leads_in_powers_coverage_and_exercise_rate():
    values = count_by_domain()
    assert (values.loc["01"] > values.drop("01").max()).all()
    assert values.drop("01").max().round(2).tolist() == [129, 0.2, 0.35]
