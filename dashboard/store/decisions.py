"""What analysts decided and the store remembers: other names, corrected layouts.

Two append-only tables beside `publications`. A line is never changed: what holds now
follows from the lines in their order, so that every decision can be taken back.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.aliases import fold_name, subdistrict_aliases
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.store.appended import hold_lock
from dashboard.store.decision_lines import (
    append_decision,
    end_decision,
    pair_lines,
    tell_course,
)
from dashboard.store.tables import Store

_ALIASES = "alias_decisions"
_CORRECTIONS = "correction_decisions"


@dataclass(frozen=True)
class AliasDecision:
    """An alias (folded) that stands for a sub-district; withdrawn if it has an end."""

    alias: str
    code: str
    author: str
    decided_at: dt.datetime
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""


@dataclass(frozen=True)
class CorrectionDecision:
    """How sheets of one layout are read; `signature` names the layout.

    `correction`: plain data (JSON), the meaning of which is the reader's.
    """

    signature: str
    correction: Mapping[str, Any]
    author: str
    decided_at: dt.datetime
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""


def known_names(store: Store) -> dict[str, str]:
    """Every name that stands for a sub-district, folded, to its code.

    Reference names go before accepted ones, should a later edition hold both.
    """
    return accepted_aliases(store) | subdistrict_aliases()


def accepted_aliases(store: Store) -> dict[str, str]:
    """The aliases that analysts accepted and did not withdraw, folded, to codes."""
    return {d.alias: d.code for d in list_aliases(store) if d.withdrawn_at is None}


def list_aliases(store: Store) -> list[AliasDecision]:
    """All decisions about aliases, oldest first, withdrawn ones with their end."""
    return [
        AliasDecision(line["subject"], line["content"], *tell_course(line, end))
        for line, end in pair_lines(store, _ALIASES)
    ]


def accept_alias(store: Store, name: str, code: str, *, author: str = "") -> None:
    """Let `name` stand for the sub-district `code` from now on; known: no change.

    Raises `DashboardError` if `name` is empty, a number or another unit's name, or
    `code` is no sub-district's.
    """
    alias = fold_alias(name)
    with hold_lock(store.root):
        known = known_names(store)
        check_alias(name, code, known)
        if known.get(alias) != code:
            append_decision(store, _ALIASES, alias, "accept", code, author)


def withdraw_alias(store: Store, name: str, *, author: str = "") -> None:
    """Let an accepted alias stand for nothing again; `NotPublished` if it does not."""
    end_decision(store, _ALIASES, fold_alias(name), author)


def fold_alias(name: str) -> str:
    """`name` as aliases are kept and looked up: NFKC, nothing blank or invisible."""
    return "".join(c for c in fold_name(name) if c.isprintable())


def check_alias(name: str, code: str, known: Mapping[str, str]) -> None:
    """Raise `DashboardError` unless `name` may stand for `code` beside `known` names"""
    alias, area = fold_alias(name), areas().get(code)
    if area is None or area.area_level != "subdistrict":
        raise DashboardError(
            _("没有代码为“{code}”的镇街。").format(code=code),
            remedy=_("请填写九位代码或全称。"),
        )
    official = {fold_name(a.name_zh): a.code for a in areas().values()}
    taken = official.get(alias) or known.get(alias, code)
    if taken != code:
        raise DashboardError(
            _("“{name}”已经是{unit}的名称。").format(
                name=name.strip(), unit=areas()[taken].title
            ),
            remedy=_("请改正工作簿；如果原先确认错了，请先撤回。"),
        )
    if not alias or alias.isdecimal():
        raise DashboardError(
            _("“{name}”不能作为镇街名称。").format(name=name.strip()),
            remedy=_("请改正工作簿。"),
        )


def list_corrections(store: Store) -> list[CorrectionDecision]:
    """All remembered corrections, oldest first, those that ended with their end."""
    return [
        CorrectionDecision(
            line["subject"], json.loads(line["content"]), *tell_course(line, end)
        )
        for line, end in pair_lines(store, _CORRECTIONS)
    ]


def find_correction(store: Store, signature: str) -> CorrectionDecision | None:
    """What holds for a layout now, if anything."""
    standing = (
        d
        for d in list_corrections(store)
        if d.signature == signature and d.withdrawn_at is None
    )
    return next(standing, None)


def keep_correction(
    store: Store, signature: str, correction: Mapping[str, Any], *, author: str = ""
) -> None:
    """Read sheets of a layout so from now on; takes the place of an earlier one."""
    content = json.dumps(correction, ensure_ascii=False, sort_keys=True)
    with hold_lock(store.root):
        standing = find_correction(store, signature)
        if standing is None or standing.correction != json.loads(content):
            append_decision(store, _CORRECTIONS, signature, "accept", content, author)


def withdraw_correction(store: Store, signature: str, *, author: str = "") -> None:
    """Forget what holds for a layout; `NotPublished` if there is nothing."""
    end_decision(store, _CORRECTIONS, signature, author)
