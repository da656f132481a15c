"""The libraries under the statistics cost a page nothing until it calls them."""

import pkgutil
import subprocess
import sys

from dashboard import statistics

HEAVY = {"scipy", "statsmodels", "lifelines", "matplotlib", "pandas"}


def test_importing_the_modules_loads_no_heavy_library() -> None:
    names = [
        f"dashboard.statistics.{m.name}"
        for m in pkgutil.iter_modules(statistics.__path__)
    ]
    code = f"import sys, {', '.join(names)}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(run.stdout.split()) == set()
    assert "dashboard.statistics.survival" in run.stdout.split()
