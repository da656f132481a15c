"""Corrections that are offered again: by the layout they were made for."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from dashboard.ingest.header_texts import fold_header
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import is_lasting, make_issue, sort_issues
from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.recognition import Corrections, Recognition
from dashboard.store.decisions import find_correction, keep_correction, list_corrections
from dashboard.store.tables import Store

_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=月)")


@dataclass(frozen=True)
class Layout:
    """What is known of a file's sheets before any correction, by sheet.

    `signatures`: what a correction is kept under; `guesses`: how the sheet was taken
    where it was recognised; `offers`: what was remembered for it.
    """

    signatures: Mapping[str, str] = field(default_factory=dict)
    guesses: Mapping[str, Recognition] = field(default_factory=dict)
    offers: Mapping[str, Corrections] = field(default_factory=dict)


def find_layout(store: Store, uploads: Sequence[Upload]) -> Layout:
    """The layout of one file, from its `uploads` inspected without any correction."""
    signatures = sheet_signatures(uploads)
    guesses = {u.sheet: u.recognition for u in uploads if u.recognition}
    kept = {
        decision.signature: decision.correction
        for decision in list_corrections(store)
        if decision.withdrawn_at is None
    }
    offers = {
        sheet: Corrections(sheet=sheet, **kept[signature])
        for sheet, signature in signatures.items()
        if signature in kept
    }
    return Layout(signatures, guesses, offers)


def source_signature(upload: Upload, sheet: str = "") -> str:
    """Names the layout of a sheet as it is found without any correction.

    Recognised: the data set and a hash of the header cells, whatever the file is
    called. Not recognised: the names of file and `sheet`. Digits never count, so that
    next month's sheet has the signature of this one.
    """
    if upload.recognition:
        texts = map(fold_header, upload.recognition.header.texts)
        headers = "|".join(_DIGITS.sub("", text) for text in texts)
        return f"{upload.dataset}:{sha256(headers.encode()).hexdigest()[:16]}"
    names = (PurePath(upload.file_name).stem, upload.sheet or sheet)
    return ":" + "/".join(_DIGITS.sub("#", squeeze_text(name)) for name in names)


def remember_correction(
    store: Store, signature: str, correction: Corrections, *, author: str = ""
) -> None:
    """Offer `correction` for sheets of that layout from now on.

    Its sheet name and month are left out, and the answers about single rows: they are
    other ones next time.
    """
    content: dict[str, Any] = {
        "dataset": correction.dataset,
        "header_row": correction.header_row,
        "columns": dict(correction.columns),
    }
    lasting = {q: a for q, a in correction.answers.items() if is_lasting(q)}
    if lasting:
        content["answers"] = lasting
    if not any(content.values()):
        return
    keep_correction(store, signature, content, author=author)


def merge_corrections(offer: Corrections | None, now: Corrections) -> Corrections:
    """`now` beside what is remembered: answers add up, a new mapping takes over."""
    if offer is None:
        return now
    answers = {**offer.answers, **now.answers}
    if now.dataset is None and now.header_row is None and not now.columns:
        return replace(offer, sheet=now.sheet, period=now.period, answers=answers)
    return replace(now, answers=answers)


def offer_corrections(
    store: Store, signature: str, sheet: str = ""
) -> Corrections | None:
    """What was remembered for a layout, for `sheet`; to be applied by the caller."""
    decision = find_correction(store, signature)
    return Corrections(sheet=sheet, **decision.correction) if decision else None


def sheet_signatures(uploads: Sequence[Upload]) -> dict[str, str]:
    """The signature of each sheet of one file, inspected without any correction."""
    first = uploads[0]
    unread = replace(first, sheet="", recognition=None)
    named = {u.sheet: source_signature(u) for u in uploads if u.recognition}
    return {
        sheet: named.get(sheet) or source_signature(unread, sheet)
        for sheet in first.sheets
    }


def note_remembered(uploads: Sequence[Upload], sheets: Container[str]) -> list[Upload]:
    """`uploads`, those of `sheets` with an info issue: read as remembered."""
    return [_note(upload) if upload.sheet in sheets else upload for upload in uploads]


def _note(upload: Upload) -> Upload:
    issue = make_issue("remembered_correction", upload.sheet)
    counts = dict(upload.counts) | {issue.rule: 1}
    issues = sort_issues((*upload.issues, issue))
    return replace(upload, issues=issues, counts=counts)
