"""What `ingest` prints: the review as JSON or text, with candidates for names."""

from collections.abc import Mapping

import typer

from dashboard.cli.impact import impact_json, print_impact
from dashboard.cli.options import print_change
from dashboard.datasets import DATASETS
from dashboard.filters import period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ingest.changes import describe_changes
from dashboard.ingest.confirmations import find_confirmations
from dashboard.ingest.impact import Impact
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import cap_issues
from dashboard.ingest.names import rank_candidates
from dashboard.ingest.publication import Review
from dashboard.store.tables import Snapshot, Store

#: Folded name to sub-district code.
Names = Mapping[str, str]


def review_json(
    review: Review,
    names: Names,
    snapshot: Snapshot,
    is_published: bool,
    impact: Impact | None,
) -> dict[str, object]:
    """The review as plain data; an issue's remedy stands beside its message.

    `impact`: None where nothing would be published.
    """
    versions = {
        (p.dataset, p.period): p.table_version
        for p in snapshot.publications
        if is_published
    }
    files = [
        {
            "file": upload.file_name,
            "dataset": upload.dataset or None,
            "period": period_key(upload.period) if upload.period else None,
            "rows": len(upload.frame),
            "published": is_published,
            "version": versions.get((upload.dataset, upload.period))
            if upload.period
            else None,
            "issues": [
                issue.to_json() | {"remedy": issue.remedy_text}
                for issue in cap_issues(upload.issues)[0]
            ],
        }
        | _unknown_json(upload, names)
        for upload in review.uploads
    ]
    asked = find_confirmations(review, impact) if impact else review.confirmations
    return {
        "files": files,
        "confirmations": [
            issue.to_json() | {"remedy": issue.remedy_text} for issue in asked
        ],
        "impact": impact_json(impact) if impact else None,
        "snapshot": snapshot.id,
    }


def print_review(
    store: Store, review: Review, names: Names, impact: Impact | None
) -> None:
    """Issues by upload, what unknown names may mean, what a publish would change."""
    for upload in review.uploads:
        typer.echo(_title(upload))
        shown, _counts = cap_issues(upload.issues)
        for issue in shown:
            place = f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet
            typer.echo(f"  [{issue.severity}] {place} {issue.text} {issue.remedy_text}")
            for answer in issue.answers:
                option = f'--answer "{issue.question}={answer.value}"'
                typer.echo(f"      {option}  {answer.text}")
        if left := sum(upload.counts.values()) - len(shown):
            typer.echo(_("  另有 {count} 个同类问题未列出。").format(count=left))
        _print_unknown(upload, names)
    if not review.is_blocked:
        for change in describe_changes(store, review):
            print_change(change)
    if impact and impact.items:
        print_impact(impact)
    for issue in find_confirmations(review, impact) if impact else ():
        typer.echo(f"  [?] {issue.text} {issue.remedy_text}")
        typer.echo(f'      --confirm "{issue.question}"')


def _title(upload: Upload) -> str:
    dataset = DATASETS[upload.dataset].title if upload.dataset else _("未识别")
    period = format_period(upload.period) if upload.period else ""
    count = _("{count} 行").format(count=len(upload.frame))
    return f"{upload.file_name} / {upload.sheet}: {dataset} {period} {count}"


def _unknown_json(upload: Upload, names: Names) -> dict[str, object]:
    """The unknown names with their candidates; no key where every name is known."""
    unknown = [
        {
            "name": name,
            "rows": count,
            "candidates": [
                {"code": c.code, "name": c.name, "score": c.score}
                for c in rank_candidates(name, names)
            ],
        }
        for name, count in upload.unknown_names.items()
    ]
    return {"unknown_names": unknown} if unknown else {}


def _print_unknown(upload: Upload, names: Names) -> None:
    for name, count in upload.unknown_names.items():
        candidates = rank_candidates(name, names)
        listed = _("、").join(f"{c.name} {c.code}" for c in candidates)
        typer.echo(
            _("  “{name}”（{count} 行）可能是：{candidates}。").format(
                name=name, count=count, candidates=listed
            )
        )
        if candidates:
            choice = f'--accept-alias "{name}={candidates[0].code}"'
            typer.echo(_("  如果确认，请加上：{option}").format(option=choice))
