"""Commands that list and withdraw what analysts decided."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from dashboard.cli.options import Json
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.settings import data_dir
from dashboard.store.decisions import (
    list_aliases,
    list_corrections,
    withdraw_alias,
    withdraw_correction,
)
from dashboard.store.tables import Store
from dashboard.store.words import list_words, withdraw_word


def aliases(
    withdraw: Annotated[str, typer.Option(help="The alias that no longer holds.")] = "",
    as_json: Json = False,
) -> None:
    """List the names that analysts accepted for sub-districts, or withdraw one."""
    store = Store(data_dir())
    if withdraw:
        withdraw_alias(store, withdraw)
    lines = [
        {
            "alias": d.alias,
            "code": d.code,
            "name": areas()[d.code].name_zh if d.code in areas() else "",
            **_course(d),
        }
        for d in list_aliases(store)
    ]
    _print_lines(lines, "{alias} = {name} {code}", as_json)


def corrections(
    withdraw: Annotated[
        str, typer.Option(help="The signature whose correction no longer holds.")
    ] = "",
    as_json: Json = False,
) -> None:
    """List the corrected layouts that are remembered, or withdraw one."""
    store = Store(data_dir())
    if withdraw:
        withdraw_correction(store, withdraw)
    lines = [
        {"signature": d.signature, "correction": dict(d.correction), **_course(d)}
        for d in list_corrections(store)
    ]
    _print_lines(lines, "{signature} = {correction}", as_json)


def words(
    withdraw: Annotated[
        str, typer.Option(help="The word that no longer holds: dataset.column=written.")
    ] = "",
    as_json: Json = False,
) -> None:
    """List the words that analysts took for choices, or withdraw one."""
    store = Store(data_dir())
    if withdraw:
        place, _sign, written = withdraw.partition("=")
        dataset, _point, column = place.partition(".")
        withdraw_word(store, dataset, column, written)
    lines = [
        {
            "column": f"{d.dataset}.{d.column}",
            "written": d.written,
            "value": d.value,
            **_course(d),
        }
        for d in list_words(store)
    ]
    _print_lines(lines, "{column}: {written} = {value}", as_json)


def _course(decision: Any) -> dict[str, str | None]:
    """Who decided and when, and the same of the end."""
    return {
        "author": decision.author,
        "decided_at": _write_time(decision.decided_at),
        "withdrawn_at": _write_time(decision.withdrawn_at),
        "withdrawn_by": decision.withdrawn_by or None,
    }


def _write_time(time: dt.datetime | None) -> str | None:
    return time.isoformat(timespec="seconds") if time else None


def _print_lines(lines: Sequence[dict[str, Any]], form: str, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(lines, ensure_ascii=False, indent=2))
        return
    for line in lines:
        text = (form + "  {decided_at}  {author}").format(**line)
        if line["withdrawn_at"]:
            text += _("（{author} 已于 {time} 撤回）").format(
                author=line["withdrawn_by"], time=line["withdrawn_at"]
            )
        typer.echo(text)
