"""The sample store: the sample workbooks, published in turn like any others."""

import itertools
from collections.abc import Callable
from pathlib import Path

from dashboard.errors import DashboardError
from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.publication import review_uploads
from dashboard.publishing import prepare_snapshot, publish
from dashboard.sample.files import SampleFile, sample_files
from dashboard.settings import SAMPLE_DIR
from dashboard.store.tables import SAMPLE_AUTHOR, Snapshot, Store


def build_sample_store(
    store: Store,
    folder: Path = SAMPLE_DIR,
    report: Callable[[str], None] = lambda _text: None,
) -> Snapshot:
    """Publish all sample workbooks into `store` and return the last snapshot.

    One publish a half-year, through recognition, validation and checks. A store that
    holds anything else is left as it is; what is published already is skipped, so that
    a build cut short goes on and an older store gains new sets.
    Raises `DashboardError` if a workbook is blocked.
    """
    snapshot = store.snapshot()
    if any(p.author != SAMPLE_AUTHOR for p in snapshot.publications):
        return snapshot
    done = {(p.dataset, p.period) for p in snapshot.publications}
    files = [f for f in sample_files(folder) if (f.dataset, f.period) not in done]
    for _half, group in itertools.groupby(files, key=_half_year):
        uploads = [
            upload
            for _period, dataset, path in group
            for upload in inspect_workbook(path.read_bytes(), path.name)
        ]
        review = review_uploads(store, uploads)
        if review.is_blocked:
            issues = [i for u in review.uploads for i in u.issues]
            raise DashboardError(str(issues[0].text), where=uploads[0].file_name)
        snapshot = publish(
            store,
            review,
            author=SAMPLE_AUTHOR,
            note=_("合成的示例数据"),
            is_prepared=False,
        )
        months = [period_key(r.period) for r in review.replacements]
        report(f"{min(months)} – {max(months)}: {len(months)}")
    prepare_snapshot(store, snapshot)
    return snapshot


def _half_year(file: SampleFile) -> tuple[int, bool]:
    """What is published together: a review costs about as much for six months as for
    one."""
    return file.period.year, file.period.month > 6
