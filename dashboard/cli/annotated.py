"""Writes the analysts' workbooks back, issues marked in their cells."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.annotated import annotated_workbook
from dashboard.ingest.inspection import Upload
from dashboard.ingest.intake import Inspected
from dashboard.ingest.publication import Review

#: What brought its reader down is not read again, outside the process kept for it.
_DANGEROUS = {"too_heavy", "too_slow"}


def write_copies(
    target: Path, inspected: Sequence[Inspected], review: Review
) -> list[Path]:
    """One copy of each file, with the issues of the review; the paths written.

    One file: `target` itself, if it is no folder. Several: in the folder `target`, or,
    where that ends in .xlsx, beside it with the file's name added.
    """
    reviewed = iter(review.uploads)
    paths = _place(target, [item.file.name for item in inspected])
    for path, item in zip(paths, inspected, strict=True):
        uploads = [next(reviewed) for _upload in item.uploads]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_annotate(item, uploads))
        except OSError as error:
            raise DashboardError(
                _("不能写入文件。"), where=str(path), remedy=str(error.strerror)
            ) from None
    return paths


def _annotate(item: Inspected, uploads: Iterable[Upload]) -> bytes:
    issues = [issue for upload in uploads for issue in upload.issues]
    is_safe = not any(issue.rule in _DANGEROUS for issue in issues)
    return annotated_workbook(
        item.file.data if is_safe else b"", item.file.name, issues
    )


def _place(target: Path, names: Sequence[str]) -> list[Path]:
    """Where each copy goes; equal names are told apart by a number."""
    is_file = target.suffix.lower() == ".xlsx" and not target.is_dir()
    if is_file and len(names) == 1:
        return [target]
    taken: dict[str, int] = {}
    paths = []
    for name in names:
        stem = PurePosixPath(name).stem
        taken[stem] = taken.get(stem, 0) + 1
        if taken[stem] > 1:
            stem = f"{stem}-{taken[stem]}"
        paths.append(
            target.with_name(f"{target.stem}_{stem}.xlsx")
            if is_file
            else target / f"{stem}.xlsx"
        )
    return paths
