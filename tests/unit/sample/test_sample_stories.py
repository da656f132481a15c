"""What is planted is there to be found, and what is noise stays noise."""

import pandas as pd

from dashboard.reference import read_reference
from dashboard.sample import stories
from dashboard.sample.events import build_events
from dashboard.sample.findings import build_findings
from dashboard.sample.grants import build_grants
from dashboard.sample.penalties import build_penalties
from dashboard.sample.powers import build_powers
from dashboard.sample.visits import build_visits

MONITORED = [row["code"] for row in read_reference("roster")]


def test_one_unit_turns_bad_and_the_others_are_noise():
    findings = build_findings()
    counts = findings["subdistrict_code"].value_counts()
    assert counts.index[0] == stories.TURNING_UNIT
    assert counts.iloc[:3].tolist() == [16, 8, 8]
    own = findings[findings["subdistrict_code"] == stories.TURNING_UNIT]
    late = own["found_on"] >= pd.Timestamp(stories.TURNING_FROM)
    assert late.sum() == stories.TURNING_FINDINGS_AFTER == 14


def test_scores_of_the_turning_unit_fall():
    visits = build_visits().query("subdistrict_code == @stories.TURNING_UNIT")
    scores = dict(zip(visits["round"], visits["score"], strict=True))
    assert scores == {
        **{2: 87.0, 3: 82.5},
        **{7: 82.5, 8: 78.0, 9: 70.5, 10: 75.0, 11: 74.0},
    }


def test_dormant_domain_is_held_since_2021_and_never_used():
    powers = build_powers().query("domain_code == @stories.DORMANT_DOMAIN")
    grants = build_grants()[lambda f: f["power_code"].isin(powers["power_code"])]
    assert grants["subdistrict_code"].nunique() == 20
    assert grants["granted_on"].max() <= pd.Timestamp("2021-07-01")
    assert not build_penalties()["power_code"].isin(powers["power_code"]).any()


def test_recall_takes_145_grants_and_never_the_last_of_a_power():
    grants = build_grants()
    recalled = grants[grants["recall_document"] == stories.RECALL_DOCUMENT]
    assert len(recalled) == 145
    assert set(recalled["subdistrict_code"]) == set(stories.RECALL_UNITS)
    assert (recalled["recalled_on"] == pd.Timestamp(stories.RECALL_DATE)).all()
    kept = grants[grants["recalled_on"].isna()]
    kept = kept[kept["subdistrict_code"].isin(MONITORED)]
    assert set(recalled["power_code"]) <= set(kept["power_code"])


def test_recall_is_an_event_of_each_unit_with_its_document():
    events = build_events().query("kind == '事项收回'")
    assert events["subdistrict_code"].tolist() == list(stories.RECALL_UNITS)
    assert events["event_count"].tolist() == [27, 31, 29, 28, 30]
    assert events["title"].str.contains(stories.RECALL_DOCUMENT).all()


def test_one_unit_misses_one_month():
    reports = build_penalties().query("subdistrict_code in @MONITORED")
    units = reports.groupby("period")["subdistrict_code"].nunique()
    assert units[units < 35].to_dict() == {pd.Timestamp(stories.LATE_MONTH): 34}
    late = reports[reports["period"] == pd.Timestamp(stories.LATE_MONTH)]
    assert stories.LATE_UNIT not in set(late["subdistrict_code"])


def test_zero_reports_are_the_small_unit_s():
    zero = build_penalties()[lambda f: f["power_code"].isna()]
    assert set(zero["subdistrict_code"]) == {stories.SMALL_UNIT}
    assert tuple(zero["period"].dt.date) == stories.SMALL_UNIT_ZERO_REPORTS


def test_small_unit_looks_extreme_by_chance_and_ordinary_over_the_year():
    year = build_penalties().query(
        "period >= '2023-01-01' and subdistrict_code in @MONITORED"
    )
    counts = year.groupby(["period", "subdistrict_code"])[
        ["no_penalty_count", "exercise_count"]
    ].sum()
    shares = (counts["no_penalty_count"] / counts.sum(axis=1)).unstack()
    for month in stories.SMALL_UNIT_EXTREME_MONTHS:
        assert shares.loc[pd.Timestamp(month)].idxmax() == stories.SMALL_UNIT
    small = counts.xs(stories.SMALL_UNIT, level=1).sum()
    assert small.tolist() == [8, 54]


def test_unmonitored_unit_reports_beside_the_35():
    rows = build_penalties().query("subdistrict_code == @stories.UNMONITORED_UNIT")
    assert rows["exercise_count"].sum() == 846
    assert stories.UNMONITORED_UNIT not in set(build_visits()["subdistrict_code"])
    assert stories.UNMONITORED_UNIT not in set(build_findings()["subdistrict_code"])
