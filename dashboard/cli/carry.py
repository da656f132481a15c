"""What a restated month leaves uncorrected in force, as the command line says it."""

import json
from collections.abc import Sequence
from typing import Any

import typer

from dashboard.cli.difference import print_table
from dashboard.datasets import DATASETS
from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.ingest.carry import Carry
from dashboard.reports.upload.carry import describe_carry
from dashboard.reports.upload.changes import readable_cells, readable_rows


def print_carries(carries: Sequence[Carry], *, is_carried: bool) -> None:
    """A sentence for each ledger, the cells and rows, and how to carry them along."""
    for carry in carries:
        typer.echo(describe_carry(carry))
        dataset = DATASETS[carry.restated.dataset]
        if len(carry.cells):
            typer.echo(print_table(readable_cells(dataset, carry.cells)))
        if len(carry.added):
            typer.echo(print_table(readable_rows(dataset, carry.added)))
    if carries and not is_carried:
        typer.echo(
            _("  如要一并更正，请加上：{option}").format(option="--carry-forward")
        )


def carry_json(carry: Carry, *, is_carried: bool) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "dataset": carry.restated.dataset,
        "restated": period_key(carry.restated.period),
        "in_force": period_key(carry.replacement.period),
        "cells": _records(carry.cells),
        "added": _records(carry.added),
        "carried": is_carried,
    }


def _records(rows: Any) -> Any:
    return json.loads(rows.to_json(orient="records", date_format="iso", date_unit="s"))
