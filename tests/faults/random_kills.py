"""``python -m tests.faults.random_kills 50``: SIGKILL at random moments of a publish.

After each kill the store must open and show the old batch or the new one, whole; then
the same publish is repeated and must succeed. Prints what was seen and leaves with 1 at
the first store that shows anything else.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from dashboard.store.tables import Store
from tests.faults.publishing import numbered
from tests.faults.test_killed_publish import seen
from tests.tiny import publish_tables


def _start(root: Path, number: int) -> subprocess.Popen[str]:
    """A process that is about to publish `number`."""
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.faults.publishing",
            "once",
            str(root),
            str(number),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()  # it has loaded its modules
    return process


def _publish_seconds(root: Path) -> float:
    """How long an undisturbed publish takes, exit of the process included."""
    process = _start(root, 1)
    start = time.perf_counter()
    process.wait(timeout=60)
    return time.perf_counter() - start


def kill_publishes(count: int, seed: int = 20231231) -> Counter[str]:
    """How often the old and the new batch stood after `count` kills."""
    draw = random.Random(seed)
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "store"
        duration = _publish_seconds(root)
        for number in range(2, count + 2):
            process = _start(root, number)
            time.sleep(draw.uniform(0, duration))
            process.kill()
            outcomes["killed" if process.wait(timeout=60) else "ended before"] += 1
            shown = seen(Store(root))
            if shown not in ((number - 1, number - 1), (number, number)):
                raise SystemExit(f"kill {number - 1}: the store shows {shown}")
            outcomes["new" if shown == (number, number) else "old"] += 1
            publish_tables(Store(root), numbered(number))
            if seen(Store(root)) != (number, number):
                raise SystemExit(f"kill {number - 1}: the repeated publish is not seen")
    return outcomes


if __name__ == "__main__":
    print(dict(kill_publishes(int(sys.argv[1]))))
