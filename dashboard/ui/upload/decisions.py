"""What the analyst decides about each sheet, and what of it is remembered."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.filters import period_key
from dashboard.ingest.inspection import Upload
from dashboard.ingest.intake import remember_words
from dashboard.ingest.recognition import Corrections, Recognition
from dashboard.ingest.remembered import Layout, remember_correction
from dashboard.store.tables import Store


@dataclass(frozen=True)
class Decision:
    """What the analyst decided about one sheet; None, (): as recognised.

    `header_row`, `columns`, `answers`: as in `Corrections`; `told`: the answers' words.
    `takes_offer`: what was remembered for the layout is applied, under what is decided
    here.
    """

    dataset: str | None = None
    period: dt.date | None = None
    header_row: int | None = None
    columns: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    takes_offer: bool = True


#: The decisions about the sheets of one file.
Decisions = tuple[tuple[str, Decision], ...]


def read_decision(sha256: str, sheet: str) -> Decision:
    """What was decided about a sheet so far."""
    return _all_decisions().get((sha256, sheet), Decision())


def file_decisions(sha256: str) -> Decisions:
    """The decisions about one file's sheets."""
    return tuple(
        (sheet, decision)
        for (own, sheet), decision in _all_decisions().items()
        if own == sha256
    )


def decide(sha256: str, sheet: str, **decided: Any) -> None:
    """Keep fields of a decision; the sheet is inspected again on this run."""
    decision = replace(read_decision(sha256, sheet), **decided)
    st.session_state["upload_decisions"] = {
        **_all_decisions(),
        (sha256, sheet): decision,
    }


def combine(decisions: Decisions, layout: Layout) -> list[Corrections]:
    """The corrections of one file: what was decided, over what was remembered."""
    made = dict(decisions)
    sheets = dict.fromkeys((*layout.offers, *made))
    combined = [
        _combine_sheet(sheet, made.get(sheet, Decision()), layout.offers.get(sheet))
        for sheet in sheets
    ]
    return [fix for fix in combined if fix != Corrections(sheet=fix.sheet)]


def applied_offers(decisions: Decisions, layout: Layout) -> set[str]:
    """The sheets that are read as remembered."""
    declined = {sheet for sheet, made in decisions if not made.takes_offer}
    return set(layout.offers) - declined


def _combine_sheet(
    sheet: str, made: Decision, offer: Corrections | None
) -> Corrections:
    base = offer if offer and made.takes_offer else Corrections()
    return Corrections(
        sheet=sheet,
        dataset=made.dataset or base.dataset,
        header_row=made.header_row or base.header_row,
        columns={**base.columns, **dict(made.columns)},
        period=made.period,
        answers={**base.answers, **_answers(made)},
    )


def _answers(made: Decision) -> dict[str, str]:
    """What was answered; the month that was chosen settles what is said of it."""
    month = {"period": period_key(made.period)} if made.period else {}
    return {**month, **dict(made.answers)}


def remember_decisions(
    store: Store, uploads: Sequence[Upload], *, author: str = ""
) -> None:
    """Keep how the published `uploads` were corrected, for sheets of their layouts.

    Answers about words of choice columns hold for every workbook.
    """
    layouts: dict[tuple[str, str], Layout]
    layouts = st.session_state.get("upload_layouts", {})
    for upload in {(u.sha256, u.sheet): u for u in uploads}.values():
        answers = dict(read_decision(upload.sha256, upload.sheet).answers)
        remember_words(store, [upload], answers, author=author)
        layout = layouts.get((upload.sha256, upload.file_name), Layout())
        decided = [d for d in file_decisions(upload.sha256) if d[0] == upload.sheet]
        signature = layout.signatures.get(upload.sheet)
        for fix in combine(tuple(decided), layout) if decided and signature else ():
            worth = _worth(fix, upload, layout.guesses.get(upload.sheet))
            if fix.sheet == upload.sheet and worth:
                remember_correction(store, str(signature), worth, author=author)


def _worth(
    fix: Corrections, upload: Upload, guess: Recognition | None
) -> Corrections | None:
    """What of a correction differs from the guess: only that helps next time."""
    header_row = fix.header_row
    if guess and header_row == guess.header.row + 1:
        header_row = None
    is_same = guess is not None and guess.dataset == upload.dataset
    if is_same and header_row is None and not fix.columns and not fix.answers:
        return None
    return replace(fix, dataset=upload.dataset, header_row=header_row)


def _all_decisions() -> dict[tuple[str, str], Decision]:
    found: dict[tuple[str, str], Decision]
    found = st.session_state.get("upload_decisions", {})
    return found
