"""The command that checks workbooks and publishes them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.annotated import write_copies
from dashboard.cli.carry import carry_json, print_carries
from dashboard.cli.options import Json, Note, Period, read_period, require_dataset
from dashboard.cli.review import print_review, review_json
from dashboard.cli.wishes import read_aliases, read_answers, read_columns
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.archives import BatchFile
from dashboard.ingest.carry import add_carried, list_carried
from dashboard.ingest.impact import measure_impact
from dashboard.ingest.intake import Inspected, Wishes, inspect_files, remember_wishes
from dashboard.ingest.publication import Review, review_uploads
from dashboard.publishing import publish
from dashboard.settings import data_dir
from dashboard.store.decisions import accept_alias, known_names
from dashboard.store.tables import Snapshot, Store


class Blocked(Exception):
    """An upload with issues that forbid its publication."""


def ingest(
    files: Annotated[
        list[Path],
        typer.Argument(help="Workbooks, or .zip of them.", exists=True, dir_okay=False),
    ],
    dataset: Annotated[str, typer.Option(help="Data set, if not recognised.")] = "",
    period: Period = "",
    sheet: Annotated[str, typer.Option(help="The only sheet to read.")] = "",
    header_row: Annotated[
        int | None, typer.Option(min=1, help="Row where the header starts.")
    ] = None,
    column_map: Annotated[
        list[str] | None,
        typer.Option("--map", help="header=column; nothing after = ignores it."),
    ] = None,
    accepted: Annotated[
        list[str] | None,
        typer.Option("--accept-alias", help="name=code or full name; is remembered."),
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--answer", help="question=answer, to an issue that asks."),
    ] = None,
    confirmed: Annotated[
        list[str] | None,
        typer.Option("--confirm", help="A question of the review, answered by yes."),
    ] = None,
    annotated: Annotated[
        Path | None,
        typer.Option(help="Write the workbooks back, issues marked in them."),
    ] = None,
    carries: Annotated[
        bool,
        typer.Option(
            "--carry-forward",
            help="Correct the ledger in force as its restated month is.",
        ),
    ] = False,
    check_only: Annotated[
        bool, typer.Option("--check-only", help="Check, publish and keep nothing.")
    ] = False,
    note: Note = "",
    as_json: Json = False,
) -> None:
    """Check workbooks and publish them: all of them, or none."""
    if dataset:
        require_dataset(dataset)
    columns = read_columns(column_map or [], dataset)
    wishes = Wishes(
        dataset or None,
        read_period(period),
        sheet,
        header_row,
        columns,
        read_answers(answers or []),
    )
    batch = [BatchFile(file.name, _read_bytes(file)) for file in files]
    store = Store(data_dir())
    names = _accept(store, accepted or [], is_kept=not check_only)
    inspected = inspect_files(store, batch, wishes, names)
    uploads = [upload for item in inspected for upload in item.uploads]
    review = review_uploads(store, uploads)
    uncorrected = () if review.is_blocked else list_carried(store, review)
    if carries:
        review = add_carried(review, uncorrected)
    impact = None if review.is_blocked else measure_impact(store, review)
    if not as_json:
        print_review(store, review, names, impact)
        print_carries(uncorrected, is_carried=carries)
    if annotated:
        write_copies(annotated, inspected, review)
    is_open = any(i.question not in (confirmed or []) for i in review.confirmations)
    is_published = not (check_only or review.is_blocked or is_open)
    snapshot = review.snapshot
    if is_published:
        snapshot = _publish(store, review, wishes, inspected, note, confirmed or [])
    if as_json:
        shown = review_json(review, names, snapshot, is_published, impact)
        shown["uncorrected"] = [
            carry_json(carry, is_carried=carries) for carry in uncorrected
        ]
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    elif is_published:
        typer.echo(_("已发布，快照：{id}").format(id=snapshot.id))
    else:
        typer.echo(_("未发布。"))
    if review.is_blocked or (is_open and not check_only):
        raise Blocked


def _accept(store: Store, texts: list[str], *, is_kept: bool) -> Mapping[str, str]:
    """All names that count for this run; those just accepted are kept, or not."""
    known = known_names(store)
    for name, alias, code in read_aliases(texts, known):
        if is_kept:
            accept_alias(store, name, code)
        known[alias] = code
    return known


def _publish(
    store: Store,
    review: Review,
    wishes: Wishes,
    inspected: list[Inspected],
    note: str,
    confirmed: list[str],
) -> Snapshot:
    """Publish; only corrections that led to this are worth remembering."""
    snapshot = publish(store, review, note=note, confirmed=confirmed)
    remember_wishes(store, wishes, inspected)
    return snapshot


def _read_bytes(file: Path) -> bytes:
    """The file's content; raises `DashboardError` where it may not be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise DashboardError(
            _("不能读取文件。"), where=str(file), remedy=str(error.strerror)
        ) from None
