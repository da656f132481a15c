"""Who holds which power, from when to when: about 350 grants a unit, 390 at most."""

from functools import cache

import numpy as np
import pandas as pd

from dashboard.sample.frames import type_frame
from dashboard.sample.powers import build_powers, vocabulary
from dashboard.sample.randomness import seeded
from dashboard.sample.stories import (
    ABOLITION_DATE,
    ABOLITION_DOCUMENT,
    FIRST_MONTH,
    RECALL_DATE,
    RECALL_DOCUMENT,
    RECALL_DOMAIN,
    RECALL_UNITS,
    URBAN_MANAGEMENT,
)
from dashboard.sample.units import monitored, units

MOST_GRANTS = 390
_SECOND_WAVE = pd.Timestamp("2021-07-01")

#: Days on which acceptances are signed, by wave; whoever misses all never signs.
_SIGNINGS = {
    "2021-01-01": ("2021-01-20", "2021-04-20", "2021-10-20"),
    "2021-07-01": ("2021-07-20", "2021-10-20", "2021-12-20"),
    "2022-07-01": ("2022-07-20", "2022-12-20", "2023-03-20"),
}

#: Domains of the countryside, which fringe units hold more often than core ones.
_RURAL = frozenset({"03", "06", "07", "17"})


@cache
def build_grants() -> pd.DataFrame:
    """All grants as known at the end of the window, in the contract's columns."""
    rng = seeded("grants")
    powers = build_powers().drop_duplicates("power_code").set_index("power_code")
    pairs = pd.concat([_choose_powers(unit, powers, rng) for unit in units().index])
    grants = _house_orphans(pairs, powers).sort_values(["subdistrict_code", "order"])
    grants = grants.join(powers[["domain_code", "valid_from"]], on="power_code")
    grants["granted_on"] = _grant_dates(grants, rng)
    grants["accepted_on"] = _acceptance_dates(grants, rng)
    return type_frame("grants", _recall(_abolish(grants)))


def _choose_powers(
    unit: str, powers: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """The powers a unit is given: popular ones first, `order` is the catalogue's."""
    popularity = seeded("popularity").normal(0, 1, len(powers))
    liking = pd.Series(popularity + rng.normal(0, 1.2, len(powers)), powers.index)
    chosen: list[str] = []
    for domain in _choose_domains(unit, rng):
        codes = powers.index[powers["domain_code"] == domain]
        share = rng.uniform(0.6, 0.9) if domain == URBAN_MANAGEMENT else 0.25
        count = max(1, round(share * len(codes)))
        chosen += liking[codes].nlargest(count).index.tolist()
    kept = chosen[:MOST_GRANTS]
    order = powers.index.get_indexer(pd.Index(kept))
    return pd.DataFrame({"subdistrict_code": unit, "power_code": kept, "order": order})


def _choose_domains(unit: str, rng: np.random.Generator) -> list[str]:
    """The domains a unit holds, urban management first, the others in any order."""
    held = [URBAN_MANAGEMENT]
    for code, table in vocabulary().items():
        rural = units().loc[unit, "is_fringe"] == (code in _RURAL)
        odds = min(0.9, table["breadth"] * (1.15 if rural else 0.85))
        forced = unit in RECALL_UNITS and code == RECALL_DOMAIN
        if code != URBAN_MANAGEMENT and (rng.random() < odds or forced):
            held.append(code)
    return [held[0], *rng.permutation(held[1:]).tolist()]


def _house_orphans(pairs: pd.DataFrame, powers: pd.DataFrame) -> pd.DataFrame:
    """Give each power that no monitored unit holds to one of its domain's holders.

    The holder with the fewest grants takes it; the units of the later recall do not.
    """
    pairs = pairs.join(powers["domain_code"], on="power_code")
    takers = pairs[pairs["subdistrict_code"].isin(monitored().index)]
    load = takers["subdistrict_code"].value_counts()
    held = set(takers["power_code"])
    rows = []
    for order, (code, domain) in enumerate(powers["domain_code"].items()):
        if code in held:
            continue
        holders = takers.loc[takers["domain_code"] == domain, "subdistrict_code"]
        free = load.index.isin(holders) & ~load.index.isin(RECALL_UNITS)
        unit = str(load[free].idxmin())
        load[unit] += 1
        rows.append((unit, code, order))
    columns = ["subdistrict_code", "power_code", "order"]
    return pd.concat([pairs[columns], pd.DataFrame(rows, columns=columns)])


def _grant_dates(grants: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """First wave for most, second for some; later powers when they begin.

    The first holder of a power is never in the second wave.
    """
    start = pd.Timestamp(FIRST_MONTH)
    is_later = rng.random(len(grants)) < 0.15
    is_later &= grants["power_code"].duplicated().to_numpy()
    is_later &= (grants["valid_from"] == start).to_numpy()
    return grants["valid_from"].mask(is_later, _SECOND_WAVE)


def _acceptance_dates(grants: pd.DataFrame, rng: np.random.Generator) -> pd.Series:
    """The signing day of each grant, empty where the unit never signed."""
    uptake = units()["uptake"].reindex(grants["subdistrict_code"]).to_numpy()
    missed = rng.geometric(uptake) - 1  # signings missed before the one kept
    days = pd.Series(pd.NaT, grants.index, dtype="datetime64[ns]")
    for wave, signings in _SIGNINGS.items():
        for number, day in enumerate(signings):
            signed = (grants["granted_on"] == wave) & (missed == number)
            days = days.mask(signed, pd.Timestamp(day))
    return days


def _abolish(grants: pd.DataFrame) -> pd.DataFrame:
    """End the grants of abolished powers on their last day."""
    powers = build_powers()
    ended = powers.loc[powers["valid_to"] == pd.Timestamp(ABOLITION_DATE), "power_code"]
    is_ended = grants["power_code"].isin(ended)
    day = pd.Timestamp(ABOLITION_DATE)
    too_late = is_ended & (grants["accepted_on"] > day)
    return grants.assign(
        recalled_on=pd.Series(day, grants.index).where(is_ended),
        recall_document=pd.Series(ABOLITION_DOCUMENT, grants.index).where(is_ended),
        accepted_on=grants["accepted_on"].mask(too_late),
    )


def _recall(grants: pd.DataFrame) -> pd.DataFrame:
    """Take the recall's domain from its units, never the last grant of a power."""
    is_recalled = grants["subdistrict_code"].isin(RECALL_UNITS)
    is_recalled &= grants["domain_code"] == RECALL_DOMAIN
    is_recalled &= grants["recalled_on"].isna()
    others = grants[~is_recalled & grants["subdistrict_code"].isin(monitored().index)]
    is_recalled &= grants["power_code"].isin(others["power_code"])
    grants.loc[is_recalled, "recalled_on"] = pd.Timestamp(RECALL_DATE)
    grants.loc[is_recalled, "recall_document"] = RECALL_DOCUMENT
    return grants
