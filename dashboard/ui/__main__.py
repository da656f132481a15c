"""`python -m dashboard.ui`: the server, with its modules and figures loaded already.

`streamlit run app.py` does the same, but there the first visitor pays for the imports.
Further arguments go to Streamlit: `--server.port 8502`.
"""

import sys

from streamlit.web.cli import main

from dashboard.settings import PROJECT_DIR
from dashboard.ui import frame, thumbnail  # noqa: F401  (loads what pages import)
from dashboard.ui.results import find_snapshot, load_metrics


def preload() -> None:
    """Compute or read the current snapshot's metric values for the first visitor."""
    snapshot = find_snapshot()
    if snapshot.id:
        load_metrics(snapshot.id)


if __name__ == "__main__":
    preload()
    sys.exit(main(["run", str(PROJECT_DIR / "app.py"), *sys.argv[1:]]))
