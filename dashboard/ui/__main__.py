"""`python -m dashboard.ui`: the server, with its modules and figures loaded already.

`streamlit run app.py` does the same, but there the first visitor pays for the imports.
Further arguments go to Streamlit: `--server.port 8502`.
"""

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

from dashboard.reports.attention.build import load_sources
from dashboard.settings import PROJECT_DIR
from dashboard.ui.overview import thumbnail  # noqa: F401  (loads what pages import)
from dashboard.ui.shell import frame  # noqa: F401
from dashboard.ui.shell.results import find_snapshot, load_metrics, open_store


def preload() -> None:
    """Make the first visitor's page as quick, and as right, as the second's.

    Until `st.navigation` has run once, Streamlit takes the folder pages/ for the menu
    and answers a deep link with "Page not found".
    """
    PagesManager.uses_pages_directory = False
    snapshot = find_snapshot()
    if snapshot.id:
        table = load_metrics(snapshot.id)
        load_sources(open_store(), snapshot, table, table.periods[-1])


if __name__ == "__main__":
    preload()
    sys.exit(main(["run", str(PROJECT_DIR / "app.py"), *sys.argv[1:]]))
