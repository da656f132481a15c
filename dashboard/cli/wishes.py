"""What the texts of --map and --accept-alias mean."""

from collections.abc import Mapping, Sequence

from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.names import rank_candidates
from dashboard.store.decisions import check_alias, fold_alias


def read_columns(texts: Sequence[str], dataset: str) -> dict[str, str]:
    """Header (or letter) to column name, "" to ignore it; from header=column texts.

    A column may be named by its own header. Raises `DashboardError`.
    """
    columns: dict[str, str] = {}
    for text in texts:
        header, name = _split(text)
        columns[header] = _find_column(name, dataset) if name else ""
    return columns


def read_aliases(
    texts: Sequence[str], known: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """Name, folded name and code of each name=code or name=full name text.

    All are checked before any is kept. Raises `DashboardError`.
    """
    aliases = []
    for text in texts:
        name, unit = _split(text)
        code = _find_code(unit, known)
        check_alias(name, code, known)
        aliases.append((name, fold_alias(name), code))
    return aliases


def read_answers(texts: Sequence[str]) -> dict[str, str]:
    """Question to answer, of question=answer texts. Raises `DashboardError`."""
    return dict(map(_split, texts))


def _split(text: str) -> tuple[str, str]:
    """The two sides of the last equals sign: headers may hold one themselves."""
    left, sign, right = text.rpartition("=")
    if not sign or not left.strip():
        raise DashboardError(
            _("“{text}”缺少等号。").format(text=text),
            remedy=_("请写成 名称=含义。"),
        )
    return left.strip(), right.strip()


def _find_column(name: str, dataset: str) -> str:
    entries = [DATASETS[dataset]] if dataset else DATASETS.values()
    columns = [column for entry in entries for column in entry.columns.values()]
    found = {c.name for c in columns if name in (c.name, c.header)}
    if len(found) == 1:
        return found.pop()
    raise DashboardError(
        _("没有列“{name}”。").format(name=name)
        if not found
        else _("“{name}”可以是几个不同的列。").format(name=name),
        remedy=_("可用：{names}").format(
            names="、".join(dict.fromkeys(sorted(found) or [c.name for c in columns]))
        ),
    )


def _find_code(unit: str, known: Mapping[str, str]) -> str:
    """The code that a unit's code or known name stands for."""
    if unit.isdecimal():
        return unit
    if code := known.get(fold_alias(unit)):
        return code
    names = "、".join(c.name for c in rank_candidates(unit, known))
    raise DashboardError(
        _("没有镇街“{name}”。").format(name=unit),
        remedy=_("可能是：{names}。").format(names=names),
    )
