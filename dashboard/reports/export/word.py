"""Word documents from templates: the same content always gives the same bytes."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docxtpl import DocxTemplate

from dashboard.printable import drop_unprintable

TEMPLATES = Path(__file__).with_name("templates")
WORD_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write_document(template: str, content: Mapping[str, Any]) -> bytes:
    """templates/<template>.docx filled with `content`, as .docx.

    A template is a Word document with the marks of docxtpl ({{ title }}, {%p for … %}):
    its layout is changed in Word. All text is escaped; characters that XML cannot hold
    are dropped.
    """
    document = DocxTemplate(TEMPLATES / f"{template}.docx")
    document.render(clean_content(content), autoescape=True)
    target = BytesIO()
    document.save(target)
    return _without_times(target.getvalue())


def clean_content(value: Any) -> Any:
    """`value` with every text in it fit for XML."""
    if isinstance(value, str):
        return drop_unprintable(value)
    if isinstance(value, Mapping):
        return {key: clean_content(item) for key, item in value.items()}
    return (
        [clean_content(item) for item in value]
        if isinstance(value, list | tuple)
        else value
    )


def _without_times(package: bytes) -> bytes:
    """The package with the time of writing taken out of it."""
    target = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(target, "w") as copy:
        for name in sorted(source.namelist(), key=lambda n: (n[0] != "[", n)):
            entry = ZipInfo(name)  # its time is 1 January 1980
            entry.compress_type = ZIP_DEFLATED
            copy.writestr(entry, source.read(name))
    return target.getvalue()
