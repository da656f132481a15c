"""Run every measurement and print it as ratios to its floor."""

import tempfile
from pathlib import Path

from dashboard.sample.store import build_sample_store
from dashboard.settings import data_dir
from dashboard.store.tables import Store
from tests.bench.ingest import ROWS, measure_annotated, measure_ingest
from tests.bench.interactions import measure_interactions
from tests.bench.overview import measure_overview


def main() -> None:
    """Measure over the store that the environment names, or a new sample store."""
    with tempfile.TemporaryDirectory() as folder:
        store = data_dir()
        if not Store(store).snapshot().id:
            store = Path(folder) / "store"
            build_sample_store(Store(store))
        results = measure_overview(Path(folder), store)
        ingest = measure_ingest(Path(folder))
        interactions = measure_interactions(Path(folder))
    for what, floor in results["floor"].items():
        app = results["app"][what]
        print(f"overview {what}: {app:.2f} s / {floor:.2f} s = {app / floor:.2f}x")
    ratio = ingest["app"] / ingest["floor"]
    print(
        f"ingest {ROWS:,} rows: {ingest['app']:.1f} s / {ingest['floor']:.1f} s ="
        f" {ratio:.2f}x, peak {ingest['peak_mb']:.0f} MB"
    )
    for name, timing in interactions.items():
        print(
            f"{name}: {timing.app:.3f} s / {timing.floor:.3f} s ="
            f" {timing.app / timing.floor:.2f}x (new value: {timing.first:.3f} s)"
        )
    print(f"annotated copy of 20,000 rows: {measure_annotated():.1f} s")


if __name__ == "__main__":
    main()
