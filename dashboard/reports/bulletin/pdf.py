"""A PDF of a bulletin, made from its Word document without an office suite.

What an office changes in the template's words therefore reaches the PDF as well. The
look is that of pdf.typ, not of Word's fonts. Needs requirements-pdf.txt.
"""

import datetime as dt
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.charts.printed import CHINESE_FAMILIES, find_chinese_font
from dashboard.errors import DashboardError
from dashboard.i18n import _, speak
from dashboard.reports.bulletin.edition import Edition

_HERE = Path(__file__).with_name("pdf")


def explain_missing() -> str:
    """What keeps this machine from making PDFs, '' if nothing does."""
    packages = {"pypandoc": "pypandoc_binary", "typst": "typst"}
    missing = [name for module, name in packages.items() if find_spec(module) is None]
    if missing:
        return _("未安装 {packages}：pip install -r requirements-pdf.txt").format(
            packages=_("、").join(missing)
        )
    if find_chinese_font() is None:
        return _("服务器没有中文字体：例如 apt-get install fonts-noto-cjk")
    return ""


def write_pdf(document: bytes, edition: Edition) -> bytes:
    """`document` (a .docx of that edition) as PDF; equal documents give equal bytes.

    Raises `DashboardError` where packages or fonts are missing.
    """
    if reason := explain_missing():
        raise DashboardError(_("不能生成 PDF。"), remedy=reason)
    import typst  # optional, and only needed here

    moment = dt.datetime.combine(edition.dated_on, dt.time(), dt.UTC)
    with TemporaryDirectory() as folder:
        path = Path(folder, "bulletin.typ")
        path.write_text(set_in_type(document, edition, folder), "utf-8")
        stamp = int(moment.timestamp())
        pdf: bytes = typst.compile(str(path), root=folder, timestamp=stamp)
    return pdf


def set_in_type(document: bytes, edition: Edition, folder: str) -> str:
    """`document` as Typst's source; its pictures are written into `folder`."""
    import pypandoc  # optional, and only needed here

    source = Path(folder, "bulletin.docx")
    source.write_bytes(document)
    text: str = pypandoc.convert_file(
        source,
        "typst",
        format="docx+styles",
        extra_args=_arguments(edition),
        cworkdir=folder,
    )
    return text


def _arguments(edition: Edition) -> list[str]:
    fonts = ", ".join(f'"{name}"' for name in CHINESE_FAMILIES)
    with speak(edition.language):
        footer = _("数据快照 {id}").format(id=edition.snapshot_id)
    variables = {
        "fonts": fonts,
        "lang": edition.language,
        "title": edition.name,
        "footer": footer,
    }
    return [
        "--standalone",
        f"--template={_HERE.with_suffix('.typ')}",
        f"--lua-filter={_HERE.with_suffix('.lua')}",
        "--extract-media=.",
        *(f"--variable={name}:{value}" for name, value in variables.items()),
    ]
