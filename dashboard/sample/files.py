"""The sample's files: <folder>/<YYYY-MM>/<data set>.xlsx."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.sample.editions import BUILDERS, list_editions
from dashboard.sample.workbooks import write_workbook


class SampleFile(NamedTuple):
    """One workbook and what it is published as (`period`: first of the month)."""

    period: date
    dataset: str
    path: Path


def write_sample(folder: Path) -> list[Path]:
    """Write every workbook below `folder`, remove older ones; the paths in order.

    The bytes depend on nothing but the code and its pinned packages.
    """
    paths = []
    for edition in list_editions():
        path = folder / f"{edition.period:%Y-%m}" / f"{edition.dataset}.xlsx"
        write_workbook(edition, path)
        paths.append(path)
    for file in sample_files(folder):
        if file.path not in paths:
            file.path.unlink()
    return paths


def sample_files(folder: Path) -> list[SampleFile]:
    """The workbooks below `folder` in publish order: by month, then by data set."""
    order = list(BUILDERS)
    files = [
        SampleFile(date.fromisoformat(f"{path.parent.name}-01"), path.stem, path)
        for path in folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]/*.xlsx")
        if path.stem in order
    ]
    return sorted(files, key=lambda file: (file.period, order.index(file.dataset)))
