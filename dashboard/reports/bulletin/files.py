"""An edition as a file: Word, PDF or the workbook of its tables."""

from collections.abc import Callable

from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.reports.bulletin.docx import write_docx
from dashboard.reports.bulletin.edition import Bulletin, Edition, compile_bulletin
from dashboard.reports.bulletin.figures import Material
from dashboard.reports.bulletin.pdf import write_pdf
from dashboard.reports.bulletin.workbook import write_annexes
from dashboard.store.tables import Snapshot

_WRITERS: dict[str, Callable[[Bulletin, Material], bytes]] = {
    "docx": write_docx,
    "pdf": lambda bulletin, material: write_pdf(
        write_docx(bulletin, material), bulletin.edition
    ),
    "xlsx": lambda bulletin, _material: write_annexes(bulletin),
}
FORMATS = tuple(_WRITERS)


def require_format(form: str) -> None:
    """Raise `DashboardError` unless `form` is one of `FORMATS`."""
    if form not in FORMATS:
        raise DashboardError(
            _("通报不能写成“{form}”。").format(form=form),
            remedy=_("可用：{names}").format(names="、".join(FORMATS)),
        )


def write_edition(
    edition: Edition, snapshot: Snapshot, material: Material, form: str
) -> bytes:
    """The edition as one of `FORMATS`; raises `DashboardError` for another.

    `snapshot` and `material`: as in `compile_bulletin`.
    """
    require_format(form)
    return _WRITERS[form](compile_bulletin(edition, snapshot, material), material)
