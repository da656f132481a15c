"""A bulletin as a Word document, from a template that is edited in Word."""

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from dashboard.charts.printed import find_chinese_font, month_bars, ranked_bars
from dashboard.dimensions import find_dimension
from dashboard.errors import DashboardError
from dashboard.i18n import _, speak
from dashboard.metrics.catalogue import FINDING_COUNT, OVERDUE_COUNT
from dashboard.reports.bulletin.edition import Bulletin
from dashboard.reports.bulletin.figures import (
    Material,
    list_kinds,
    trend_values,
    window_count,
)
from dashboard.reports.bulletin.tasks import Counter
from dashboard.reports.export.word import clean_content
from dashboard.settings import REFERENCE_DIR

_WIDTH = Mm(148)
_TREND = (FINDING_COUNT, OVERDUE_COUNT)


def write_docx(bulletin: Bulletin, material: Material) -> bytes:
    """The bulletin as .docx: equal editions give equal bytes on one machine.

    Template: data/reference/templates/bulletin.<language>.docx. Raises
    `DashboardError` where an edit has left it unreadable or naming what there is not.
    """
    edition = bulletin.edition
    path = template_path(edition.language)
    with speak(edition.language):
        template = DocxTemplate(path)
        charts = draw_charts(bulletin, material)
        context = {
            **clean_content(bulletin.context),
            "next_number": Counter(),
            "charts": {
                name: InlineImage(template, BytesIO(image), width=_WIDTH)
                for name, image in charts.items()
            },
        }
        try:
            template.render(context, _environment(), autoescape=True)
        except TemplateError as error:
            raise DashboardError(
                _("通报模板有误：{reason}").format(reason=error),
                where=path.name,
                remedy=_("请在 Word 中改正模板里的标记。"),
            ) from error
    _sign(template, bulletin)
    target = BytesIO()
    template.save(target)
    return _fix_times(target.getvalue(), edition.dated_on)


def template_path(language: str) -> Path:
    """The Word template of a language, which an office may edit."""
    return REFERENCE_DIR / "templates" / f"bulletin.{language}.docx"


def draw_charts(bulletin: Bulletin, material: Material) -> dict[str, bytes]:
    """The charts by name, as PNG: `trend` and `categories`.

    Empty where Chinese is asked for and the machine has no font for it: the figures
    stand in the tables as well.
    """
    if bulletin.edition.language == "zh" and find_chinese_font() is None:
        return {}
    months, values = trend_values(material, _TREND)
    categories = list_kinds(material, "category")
    category = find_dimension("category")
    return {
        "trend": month_bars(months, values),
        "categories": ranked_bars(
            [category.part_title(part) for part in categories],
            [window_count(rows) for rows in categories.values()],
        ),
    }


def _environment() -> Environment:
    """A template may name figures, and neither miss one nor reach into the program."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _sign(template: DocxTemplate, bulletin: Bulletin) -> None:
    """Core properties that say what the document rests on, and nothing of today."""
    edition = bulletin.edition
    moment = dt.datetime.combine(edition.dated_on, dt.time())
    document: Any = template.docx  # get_docx() would read the template again
    properties = document.core_properties
    values: Mapping[str, Any] = {
        "title": edition.name,
        "identifier": edition.snapshot_id,
        "author": "",
        "last_modified_by": "",
        "revision": 1,
        "created": moment,
        "modified": moment,
    }
    for name, value in values.items():
        setattr(properties, name, value)


def _fix_times(data: bytes, day: dt.date) -> bytes:
    """The same archive, every part of it dated `day` instead of now."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for name in source.namelist():
            info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            copy.writestr(info, source.read(name))
    return target.getvalue()
