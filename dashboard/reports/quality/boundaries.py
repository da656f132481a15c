"""Official boundaries as tables: what was loaded, what is wrong with a file."""

from collections.abc import Sequence

from dashboard.formats import format_day, format_period
from dashboard.i18n import _
from dashboard.ingest.boundary_shapes import BoundaryProblem, Crs
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.boundaries import BoundaryEdition


def edition_table(editions: Sequence[BoundaryEdition]) -> Table:
    """A line an edition, in the same order: from when, whence, whether it holds."""
    lines = [
        {
            "valid_from": begin_title(edition),
            "source": edition.source,
            "file": edition.file_name,
            "crs": crs_titles()[Crs(edition.crs)],
            "loaded": f"{format_day(edition.decided_at.date())} {edition.author}",
            "state": _describe_end(edition),
        }
        for edition in editions
    ]
    columns = [
        Column("valid_from", _("启用月份")),
        Column("source", _("来源")),
        Column("file", _("文件")),
        Column("crs", _("坐标系")),
        Column("loaded", _("载入")),
        Column("state", _("状态")),
    ]
    return build_table(lines, columns)


def problem_table(problems: Sequence[BoundaryProblem]) -> Table:
    """A line a problem of a file, with what to do about it."""
    lines = [
        {
            "severity": _("✕ 阻断") if problem.is_blocking else _("○ 提示"),
            "subject": problem.subject,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
    columns = [
        Column("severity", _("级别")),
        Column("subject", _("对象")),
        Column("message", _("问题")),
        Column("remedy", _("处理办法")),
    ]
    return build_table(lines, columns)


def begin_title(edition: BoundaryEdition) -> str:
    """From which month on an edition holds."""
    return format_period(edition.valid_from) if edition.valid_from else _("一直")


def crs_titles() -> dict[Crs, str]:
    """The names of the coordinate systems that files come in."""
    return {
        Crs.WGS84: _("WGS-84 / CGCS2000"),
        Crs.GCJ02: _("GCJ-02（高德、腾讯）"),
    }


def _describe_end(edition: BoundaryEdition) -> str:
    ended = edition.withdrawn_at
    if ended is None:
        return _("在用")
    return _("{day}撤回或被替换").format(day=format_day(ended.date()))
