"""The synthetic catalogue of powers: 1,188 penalty powers at the end of 2023."""

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.sample.frames import type_frame
from dashboard.sample.stories import (
    ABOLITION_DATE,
    ADDITION_DATE,
    FIRST_MONTH,
    REVISED_ACT,
    REVISION_DATE,
)

Record = dict[str, Any]


@cache
def vocabulary() -> dict[str, Record]:
    """The tables of vocabulary.toml by domain code."""
    path = Path(__file__).with_name("vocabulary.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["domains"]
    return {table["code"]: table for table in tables}


@cache
def build_powers() -> pd.DataFrame:
    """The catalogue as known at the end of the window, in the contract's columns.

    A renamed power has two rows with one code, the first ending where the second
    begins; abolished powers carry their last day.
    """
    rows = [row for table in vocabulary().values() for row in _domain_rows(table)]
    return type_frame("powers", rows)


def _domain_rows(table: Record) -> Iterator[Record]:
    """The rows of one domain: penalties (with history), coercions, checks."""
    size, abolished = table["size"], table.get("abolished", 0)
    acts = islice(_acts(table), size + abolished)
    for number, (law, act, place) in enumerate(acts, start=1):
        row = _row(table, f"{number:03}", f"对在{place}{act}的处罚", "处罚", law)
        if size - table.get("added", 0) < number <= size:
            row["valid_from"] = ADDITION_DATE
        if number > size:
            row["valid_to"] = ABOLITION_DATE
        yield from _revise(row) if act == REVISED_ACT else (row,)
    yield from _other_rows(table)


def _acts(table: Record) -> Iterator[tuple[str, str, str]]:
    """Every (law, act, place) of a domain, places within acts within laws."""
    for law, acts in table["acts"].items():
        for act in acts:
            for place in table["places"]:
                yield law, act, place


def _revise(row: Record) -> Iterator[Record]:
    """A power before and after its renaming."""
    old_name = row["power_name"].removesuffix("处罚") + "行政处罚"
    last_day = REVISION_DATE.replace(day=REVISION_DATE.day - 1)
    yield row | {"power_name": old_name, "valid_to": last_day}
    yield row | {"valid_from": REVISION_DATE}


def _other_rows(table: Record) -> Iterator[Record]:
    """Coercive measures and inspections that were handed down beside penalties."""
    law, acts = next(iter(table["acts"].items()))
    for number, place in enumerate(table["places"][: table.get("coercions", 0)], 1):
        name = f"对在{place}{acts[0]}所涉物品、设施的强制措施"
        yield _row(table, f"Q{number:02}", name, "强制", law)
    for number, place in enumerate(table["places"][: table.get("checks", 0)], 1):
        yield _row(table, f"J{number:02}", f"对{place}的行政检查", "检查", law)


def _row(table: Record, number: str, name: str, kind: str, law: str) -> Record:
    """One catalogue row, in force from the first month on."""
    return {
        "power_code": f"XZ-{table['prefix']}-{number}",
        "power_name": name,
        "domain_code": table["code"],
        "kind": kind,
        "legal_basis": law,
        "delegating_department": table["department"],
        "valid_from": FIRST_MONTH,
        "valid_to": None,
    }
