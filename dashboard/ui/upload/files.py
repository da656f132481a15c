"""Step one of an upload: the files, and blank workbooks to begin with."""

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain

import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.i18n import _, language, use_language
from dashboard.ingest.archives import BatchFile
from dashboard.ingest.intake import unpack_file
from dashboard.ingest.issues import Issue
from dashboard.ingest.limits import MAX_BYTES
from dashboard.ingest.template import template_workbook
from dashboard.ui.parts.forms import style_forms
from dashboard.ui.shell.texts import escape_markdown

#: What is read. The dialogue offers all files: a refusal that says why is ours.
_FORMATS = "xlsx · xlsm · xls · xlsb · ods · csv · tsv"


@dataclass(frozen=True)
class SourceFile:
    """One file, uploaded or out of an uploaded archive: read once, known by its hash.

    `name` of an archive's file: archive/folder/file. `refusal`: why an archive was not
    opened.
    """

    name: str
    sha256: str
    data: bytes = field(repr=False)
    refusal: tuple[Issue, ...] = ()


def choose_files() -> list[SourceFile]:
    """The uploader, with blank workbooks beside it; each content once."""
    style_forms()
    drop, blanks = st.columns([3, 2], gap="large")
    with drop, st.container(key=f"uploader_{language()}"):
        given = st.file_uploader(
            _("把一个月的工作簿一起拖到这里，或点按钮选择；可以多选"),
            accept_multiple_files=True,
            key=f"upload_files_{st.session_state.get('upload_round', 0)}",
        )
        st.caption(
            _(
                "{formats}，每个不超过 {size} MB；也可以把它们打成一个 .zip。"
                "只检查，不会直接发布。"
            ).format(formats=_FORMATS, size=MAX_BYTES // 2**20)
        )
    with blanks:
        st.markdown(_("**没有模板？** 下载空白工作簿，填好再传。"))
        with st.container(horizontal=True, gap="small"):
            for dataset in DATASETS:
                _offer_blank(dataset)
    return _read_once(given)


def reset_files() -> None:
    """Empty the uploader: a new key makes it a new widget."""
    st.session_state["upload_round"] = st.session_state.get("upload_round", 0) + 1
    st.session_state.pop("upload_sources", None)


def _read_once(given: list) -> list[SourceFile]:  # type: ignore[type-arg]
    """The files, each read and hashed once; says which ones came twice."""
    known: dict[str, list[SourceFile]] = st.session_state.get("upload_sources", {})
    sources = {f.file_id: known.get(f.file_id) or _read(f) for f in given}
    st.session_state["upload_sources"] = sources
    first: dict[str, SourceFile] = {}
    for source in chain.from_iterable(sources.values()):
        if first.setdefault(source.sha256, source) is not source:
            st.caption(
                _("“{name}”与“{first}”内容相同，只算一次。").format(
                    name=escape_markdown(source.name),
                    first=escape_markdown(first[source.sha256].name),
                )
            )
    return list(first.values())


def _read(file: st.runtime.uploaded_file_manager.UploadedFile) -> list[SourceFile]:
    """The file, or those that it holds; a refused archive stands for itself."""
    data = file.getvalue()
    members, issues = unpack_file(BatchFile(file.name, data))
    if issues:
        return [SourceFile(file.name, _hash(data), data, tuple(issues))]
    return [
        SourceFile(
            member.name if member.data is data else f"{file.name}/{member.name}",
            _hash(member.data),
            member.data,
        )
        for member in members
    ]


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _offer_blank(dataset: str) -> None:
    title = DATASETS[dataset].title
    spoken = language()

    def build() -> bytes:
        use_language(spoken)  # runs in a thread of its own
        return template_workbook(dataset)

    st.download_button(
        title,
        build,
        file_name=_("{title}_空白.xlsx").format(title=title),
        on_click="ignore",
        icon=":material/download:",
        key=f"upload_blank_{dataset}",
    )
