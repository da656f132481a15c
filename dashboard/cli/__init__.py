"""The command line: what the pages do, without a screen.

Exit codes: 0 done or clean, 1 any error (wrong usage included), 2 blocked by issues.
"""

import sys
from typing import NoReturn

import typer

from dashboard.cli import (
    boundaries,
    bulletin,
    data,
    decisions,
    difference,
    documents,
    figures,
    ingest,
)
from dashboard.errors import DashboardError

app = typer.Typer(
    name="dashboard",
    help="Supervision of grass-roots enforcement: publish, query, restore.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(data.sample)
app.command()(ingest.ingest)
app.command()(data.history)
app.command()(data.restore)
app.command()(documents.documents)
app.command()(documents.visit_sheet)
app.command()(difference.diff)
app.command()(decisions.aliases)
app.command()(decisions.corrections)
app.command()(decisions.words)
app.command()(boundaries.boundaries)
app.command()(figures.check)
app.command()(figures.metrics)
app.command()(bulletin.bulletin)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code."""
    try:
        app(args=arguments, prog_name="python -m dashboard")
    except ingest.Blocked:
        sys.exit(2)
    except DashboardError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
    except SystemExit as end:  # the parser leaves with 2 where usage is wrong
        sys.exit(1 if end.code else 0)
    sys.exit(0)
