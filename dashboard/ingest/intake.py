"""Files as they come in, several or a .zip of them, inspected under one's decisions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.archives import BatchFile, is_batch, unpack_batch
from dashboard.ingest.header_texts import fold_header
from dashboard.ingest.inspection import Upload
from dashboard.ingest.isolation import inspect_isolated, refuse_file
from dashboard.ingest.issues import Issue, IssueLog, make_issue
from dashboard.ingest.recognition import Corrections
from dashboard.ingest.remembered import (
    find_layout,
    merge_corrections,
    note_remembered,
    offer_corrections,
    remember_correction,
)
from dashboard.ingest.vocabulary import split_word
from dashboard.store.tables import Store
from dashboard.store.words import accept_word, known_words

_AT_ONCE = 2


@dataclass(frozen=True)
class Wishes:
    """What the analyst decided about all files; "" and None: as recognised.

    `sheet`: the only one to read. `columns`, `header_row`, `answers`: as in
    `Corrections`.
    """

    dataset: str | None = None
    period: date | None = None
    sheet: str = ""
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def correction(self) -> Corrections | None:
        """What is worth remembering for the layout, if anything was corrected."""
        if self.header_row is None and not self.columns and not self.answers:
            return None
        return Corrections(
            self.sheet,
            self.dataset,
            self.header_row,
            self.columns,
            answers=self.answers,
        )


@dataclass(frozen=True)
class Inspected:
    """A file and its uploads. `signatures`: sheet to what its layout is kept under."""

    file: BatchFile
    uploads: tuple[Upload, ...]
    signatures: Mapping[str, str] = field(default_factory=dict)


def inspect_files(
    store: Store,
    files: Sequence[BatchFile],
    wishes: Wishes,
    names: Mapping[str, str],
) -> list[Inspected]:
    """All `files`, a .zip as those it holds; remembered corrections are applied.

    `names`: folded name to sub-district. Raises `DashboardError` for a decision about
    a sheet or a header that is nowhere to be found.
    """
    inspected: list[Inspected] = []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for file in files:
            members, issues = unpack_file(file)
            if issues:
                refused = refuse_file(file.data, file.name, *issues)
                inspected.append(Inspected(file, (refused,)))
            tasks = [
                pool.submit(_inspect_file, store, member, wishes, names)
                for member in members
            ]
            inspected += [task.result() for task in tasks]
    _require_headers(wishes.columns, inspected)
    return inspected


def remember_wishes(
    store: Store, wishes: Wishes, inspected: Sequence[Inspected], *, author: str = ""
) -> None:
    """Keep what was corrected, for every layout that it helped to read."""
    if wishes.correction is None:
        return
    signatures = {
        item.signatures[upload.sheet]
        for item in inspected
        for upload in item.uploads
        if upload.recognition and upload.sheet in item.signatures
    }
    for signature in sorted(signatures):
        offer = offer_corrections(store, signature)
        merged = merge_corrections(offer, wishes.correction)
        remember_correction(store, signature, merged, author=author)
    uploads = [upload for item in inspected for upload in item.uploads]
    remember_words(store, uploads, wishes.answers, author=author)


def remember_words(
    store: Store,
    uploads: Sequence[Upload],
    answers: Mapping[str, str],
    *,
    author: str = "",
) -> None:
    """Keep what unknown words of choice columns were answered to stand for."""
    for dataset in sorted({u.dataset for u in uploads if u.recognition}):
        for question, value in answers.items():
            column, written = split_word(question)
            if column in DATASETS[dataset].columns:
                accept_word(store, dataset, column, written, value, author)


def unpack_file(file: BatchFile) -> tuple[list[BatchFile], list[Issue]]:
    """The file itself, or those of a batch; the issues if a batch is refused."""
    return unpack_batch(file.data) if is_batch(file.data) else ([file], [])


def _inspect_file(
    store: Store, file: BatchFile, wishes: Wishes, names: Mapping[str, str]
) -> Inspected:
    """One file: as it is, to know its layout, then as corrected now or before."""

    def inspect(
        dataset: str | None, corrections: Sequence[Corrections] = ()
    ) -> list[Upload]:
        return inspect_isolated(
            file.data,
            file.name,
            dataset=dataset,
            period=wishes.period,
            corrections=corrections,
            subdistrict_aliases=names,
            words=words,
        )

    correction, words = wishes.correction, known_words(store)
    uploads = inspect(None if correction else wishes.dataset)
    layout = find_layout(store, uploads)
    if correction:
        named = [
            replace(merge_corrections(offer, correction), sheet=sheet)
            for sheet, offer in layout.offers.items()
            if wishes.sheet in ("", sheet)
        ]
        uploads = inspect(wishes.dataset, [*named, correction])
    elif offers := layout.offers:
        again = inspect(wishes.dataset, list(offers.values()))
        uploads = note_remembered(again, offers)
    if wishes.sheet:
        uploads = _keep_sheet(uploads, wishes.sheet)
    return Inspected(file, tuple(uploads), layout.signatures)


def _keep_sheet(uploads: Sequence[Upload], sheet: str) -> list[Upload]:
    """The uploads of one sheet, with what is to be said of the whole file."""
    first = uploads[0]
    if not first.sheets:  # not readable: the issues say why
        return list(uploads)
    if sheet not in first.sheets:
        raise DashboardError(
            _("没有工作表“{sheet}”。").format(sheet=sheet),
            where=first.file_name,
            remedy=_("可用：{names}").format(names="、".join(first.sheets)),
        )
    notes = [] if first.sheet == sheet else [i for i in first.issues if not i.sheet]
    kept = [upload for upload in uploads if upload.sheet == sheet]
    if not kept:
        nothing = replace(first, sheet=sheet, dataset="", recognition=None)
        kept = [replace(nothing, frame=pd.DataFrame(), issues=(), counts={})]
        notes.append(make_issue("nothing_recognised", sheet))
    return [_with_notes(kept[0], notes), *kept[1:]]


def _with_notes(upload: Upload, notes: Sequence[Issue]) -> Upload:
    log = IssueLog(list(upload.issues), Counter(upload.counts))
    log.extend(notes)
    return replace(upload, issues=log.sorted(), counts=dict(log.counts))


def _require_headers(
    columns: Mapping[str, str], inspected: Sequence[Inspected]
) -> None:
    """Raise `DashboardError` for a mapped header that stands in no sheet."""
    seen: set[str] = set()
    for item in inspected:
        for upload in item.uploads:
            texts = upload.recognition.header.texts if upload.recognition else ()
            seen.update(fold_header(text) for text in texts)
            seen.update(column_letter(place) for place in range(len(texts)))
    missing = [c for c in columns if c not in seen and fold_header(c) not in seen]
    if seen and missing:
        raise DashboardError(
            _("没有表头“{names}”。").format(names=_("、").join(missing)),
            remedy=_("请照工作簿里的写法填写，或写列号（如 E）。"),
        )
