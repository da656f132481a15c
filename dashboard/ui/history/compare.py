"""The history page's comparison: one version against what stands or any other."""

from collections.abc import Sequence

import pyarrow
import streamlit as st

from dashboard.datasets import DATASETS, Dataset
from dashboard.i18n import _
from dashboard.ingest.changes import Change, describe_change
from dashboard.ingest.difference import Difference, compare_rows
from dashboard.ingest.impact import Impact, measure_impact
from dashboard.ingest.publication import Review
from dashboard.reports.history.versions import Version
from dashboard.store.tables import Replacement, Snapshot
from dashboard.ui.parts.changes import draw_difference
from dashboard.ui.parts.impact import draw_impact
from dashboard.ui.shell.memo import keep_latest
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.url import choose

_STANDING = "standing"


def choose_other(versions: Sequence[Version], version: Version) -> Version | None:
    """The version to compare with, as the URL names it; None: what stands now.

    Versions of the same month (of a whole table, all) can be compared.
    """
    own = version.publication
    is_monthly = DATASETS[own.dataset].is_monthly
    others = {
        other.id: other
        for other in versions
        if other.id != version.id
        and other.publication.dataset == own.dataset
        and (other.publication.period == own.period or not is_monthly)
    }
    options = [_STANDING, *others]
    if st.query_params.get("against") not in options:  # of another month
        st.query_params.pop("against", None)
    if not others:
        return None
    chosen = choose(
        _("与哪个版本比较"),
        "against",
        options,
        _STANDING,
        lambda name: others[name].title if name in others else _("在用的版本"),
        width=340,
    )
    return others.get(chosen)


def compare_version(snapshot: Snapshot, version: Version) -> Change:
    """What restoring the version would change now; kept while nothing is published."""
    return keep_latest(
        "history_change",
        (snapshot.id, version.id),
        lambda: describe_change(open_store(), snapshot, _restorable(version)),
        _("正在与在用版本比较…"),
    )


def draw_version(snapshot: Snapshot, version: Version, change: Change) -> None:
    """Where the version came from, and its rows against those that stand."""
    own = version.publication
    if version.is_in_force:
        st.info(_("这就是在用的版本。"), icon=":material/check_circle:")
    elif version.is_standing:
        st.info(
            _("这是台账该月的版本；各问题的日期以最近月份的版本为准。"),
            icon=":material/check_circle:",
        )
    elif change.is_identical:
        st.info(_("内容与在用版本相同。"), icon=":material/equal:")
    else:
        counts = change.difference.counts
        st.markdown(
            _(
                "恢复它会：新增 **{added}** 行，删除 **{removed}** 行，"
                "更改 **{changed}** 行。"
            ).format(added=counts.added, removed=counts.removed, changed=counts.changed)
        )
        draw_difference(
            own.dataset, change.difference, key="history", title=version.title
        )
        draw_impact(_impact(snapshot, version, change.replacement, ()))


def draw_comparison(snapshot: Snapshot, version: Version, other: Version) -> None:
    """What turns the older one of two versions into the newer one, row by row."""
    older, newer = sorted((version, other), key=lambda v: v.publication.table_version)
    difference = _compare(older, newer)
    items = [_restorable(each) for each in (older, newer)]
    counts = difference.counts
    st.markdown(
        _(
            "从 {older} 到 {newer}：新增 **{added}** 行，删除 **{removed}** 行，"
            "更改 **{changed}** 行。"
        ).format(
            older=older.title,
            newer=newer.title,
            added=counts.added,
            removed=counts.removed,
            changed=counts.changed,
        )
    )
    draw_difference(
        version.publication.dataset,
        difference,
        key="history",
        title=f"{older.title} → {newer.title}",
    )
    draw_impact(_impact(snapshot, newer, items[1], items[:1], older.id))
    st.caption(_("要恢复一个版本，请把它与在用的版本比较。"))


def _impact(
    snapshot: Snapshot,
    version: Version,
    item: Replacement,
    base: Sequence[Replacement],
    against: str = _STANDING,
) -> Impact:
    """Which KPIs move; kept until something else is compared or published."""
    review = Review((), (item,), snapshot)
    return keep_latest(
        "history_impact",
        (snapshot.id, version.id, against),
        lambda: measure_impact(open_store(), review, base),
        _("正在计算指标的变动…"),
    )


def _restorable(version: Version) -> Replacement:
    own = version.publication
    return open_store().restorable(own.dataset, own.table_version, own.period)


def _compare(older: Version, newer: Version) -> Difference:
    """Versions never change: the difference is kept until others are compared."""
    return keep_latest(
        "history_difference",
        (older.id, newer.id),
        lambda: compare_rows(_dataset(older), *map(_read_rows, (older, newer))),
    )


def _dataset(version: Version) -> Dataset:
    return DATASETS[version.publication.dataset]


def _read_rows(version: Version) -> pyarrow.Table:
    own = version.publication
    period = own.period if _dataset(version).is_monthly else None
    return open_store().read_rows(own.dataset, own.table_version, period)
