"""Dates, grants and visits fit together, and no edition knows the future."""

from itertools import pairwise

import pandas as pd
import pytest

from dashboard.sample.editions import BUILDERS, list_editions
from dashboard.sample.findings import build_findings
from dashboard.sample.frames import month_end
from dashboard.sample.grants import build_grants
from dashboard.sample.penalties import build_penalties
from dashboard.sample.powers import build_powers
from dashboard.sample.visits import build_visits


@pytest.fixture(scope="module")
def editions():
    return list(list_editions())


@pytest.fixture(scope="module")
def uses():
    """Each reported use beside its grant and the month it was reported for."""
    used = build_penalties().dropna(subset="power_code")
    used = used.assign(end=used["period"] + pd.offsets.MonthEnd(0))
    key = ["subdistrict_code", "power_code"]
    return used.merge(build_grants(), on=key, how="left", validate="many_to_one")


def test_every_use_has_a_grant_of_its_month(uses):
    assert uses["granted_on"].notna().all()
    assert (uses["granted_on"] <= uses["end"]).all()
    ended = uses["recalled_on"].notna() & (uses["recalled_on"] < uses["period"])
    assert not ended.any()


def test_every_use_falls_in_a_valid_range_of_its_power(uses):
    rows = uses.merge(build_powers(), on="power_code")
    until = rows["valid_to"].fillna(pd.Timestamp("2100-01-01"))
    covers = (rows["valid_from"] <= rows["end"]) & (until >= rows["period"])
    key = ["period", "subdistrict_code", "power_code", "procedure"]
    assert len(rows[covers].drop_duplicates(key)) == len(uses)


def test_valid_ranges_of_a_power_do_not_overlap():
    twice = build_powers()[lambda f: f["power_code"].duplicated(keep=False)]
    ranges = twice.groupby("power_code").agg(list)
    assert len(ranges) == 13
    for dates in ranges.itertuples():
        assert dates.valid_to[0] < dates.valid_from[1]
        assert pd.isna(dates.valid_to[1])


def test_dates_of_grants_are_in_order():
    grants = build_grants()
    assert not (grants["accepted_on"] < grants["granted_on"]).any()
    assert not (grants["recalled_on"] < grants["accepted_on"]).any()
    documents = grants["recall_document"].notna()
    assert (documents == grants["recalled_on"].notna()).all()


def test_rows_are_sparse_but_for_zero_reports():
    penalties = build_penalties()
    counts = penalties["exercise_count"] + penalties["no_penalty_count"]
    assert ((counts == 0) == penalties["power_code"].isna()).all()
    assert ((penalties["exercise_count"] > 0) == (penalties["fine_yuan"] > 0)).all()


def test_simple_fines_are_at_most_200_yuan_an_exercise():
    simple = build_penalties().query("procedure == '简易' and exercise_count > 0")
    assert (simple["fine_yuan"] / simple["exercise_count"]).max() == 200


def test_dates_of_findings_are_in_order():
    findings = build_findings()
    assert (findings["found_on"] <= findings["due_on"]).all()
    assert not (findings["rectified_on"] < findings["measured_on"]).any()
    assert not (findings["verified_on"] < findings["rectified_on"]).any()
    assert findings["found_on"].is_monotonic_increasing


def test_inspected_findings_belong_to_a_visit_of_that_day():
    findings = build_findings()
    inspected = findings[findings["source"] == "督查"]
    key = ["round", "subdistrict_code"]
    joined = inspected.merge(build_visits(), on=key, validate="many_to_one")
    assert (joined["found_on"] == joined["visited_on"]).sum() == 78
    assert findings.loc[findings["source"] != "督查", "round"].isna().all()


def test_recurrences_name_a_closed_finding_of_unit_and_category():
    findings = build_findings().set_index("finding_code")
    again = findings.dropna(subset="recurrence_of")
    first = findings.loc[again["recurrence_of"]].set_index(again.index)
    days = (again["found_on"] - first["verified_on"]).dt.days
    assert days.between(1, 180).all()
    for column in ("subdistrict_code", "category"):
        assert (again[column] == first[column]).all()


def test_editions_come_monthly_or_when_something_changed(editions):
    months = {name: [] for name in BUILDERS}
    for edition in editions:
        months[edition.dataset].append(f"{edition.period:%Y-%m}")
    assert months["powers"] == ["2021-01", "2021-07", "2022-07"]
    assert len(months["penalties"]) == 36
    rounds = [f"2023-{month:02}" for month in range(2, 13)]
    assert months["visits"] == months["findings"] == rounds
    assert " ".join(months["grants"]) == (
        "2021-01 2021-04 2021-07 2021-10 2021-12 2022-07 2022-12 2023-03 2023-06"
    )


def test_no_edition_knows_the_future(editions):
    for edition in editions:
        past = edition.frame.select_dtypes("datetime").drop(
            columns="due_on", errors="ignore"
        )
        assert not (past > month_end(edition.period)).any(axis=None), edition


def test_ledgers_grow_and_never_lose_a_finding(editions):
    ledgers = [e.frame for e in editions if e.dataset == "findings"]
    sizes = [len(ledger) for ledger in ledgers]
    assert sizes == [8, 20, 29, 36, 44, 53, 65, 80, 91, 104, 122]
    for earlier, later in pairwise(ledgers):
        assert set(earlier["finding_code"]) < set(later["finding_code"])
