"""A half-million-row workbook against its bare reader, and an annotated copy."""

import datetime as dt
import itertools
import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from dashboard.datasets import DATASETS
from dashboard.ingest.annotated import annotated_workbook
from dashboard.ingest.inspection import inspect_workbook
from dashboard.reference import areas, read_reference
from dashboard.store.tables import Store
from tests.tiny import publish_tables

ROWS, MONTHS = 500_000, 7
POWERS = [f"P{number:04d}" for number in range(1188)]
UNITS = [row["code"] for row in read_reference("roster")]

_READ = (
    "import sys, python_calamine as c;"
    "b = c.CalamineWorkbook.from_path(sys.argv[1]);"
    "b.get_sheet_by_index(0).to_python(skip_empty_area=False)"
)


def write_workbook(rows: int, months: int = MONTHS, bad_every: int = 0) -> bytes:
    """A valid exercise report of `rows` rows; each `bad_every`-th count is negative."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("行权月报")
    sheet.append([column.header for column in DATASETS["penalties"].columns.values()])
    keys = itertools.product(UNITS, POWERS, ("简易", "普通"))
    per_month = -(-rows // months)
    chosen = list(itertools.islice(keys, per_month))
    for number in range(rows):
        month, place = divmod(number, per_month)
        unit, power, procedure = chosen[place]
        count = -1 if bad_every and number % bad_every == 0 else number % 7 + 1
        name = areas()[unit].name_zh
        sheet.append([f"2023年{month + 1}月", name, power, procedure, count, 200, 0])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def publish_grants(store: Path) -> None:
    """A store in which every unit holds every power, so that all rows are lawful."""
    since = "2021-01-01"
    powers = [
        {
            "power_code": code,
            "power_name": code,
            "domain_code": "01",
            "kind": "处罚",
            "valid_from": since,
        }
        for code in POWERS
    ]
    grants = [
        {"subdistrict_code": unit, "power_code": code, "granted_on": since}
        for unit, code in itertools.product(UNITS, POWERS)
    ]
    publish_tables(
        Store(store), {"powers": {"2021-01": powers}, "grants": {"2021-01": grants}}
    )


def measure_ingest(folder: Path) -> dict[str, float]:
    """Seconds of reader and ingest, the ingest's peak memory in MB."""
    file, store = folder / "行权月报.xlsx", folder / "ingested"
    file.write_bytes(write_workbook(ROWS))
    publish_grants(store)
    floor, _ = _run([sys.executable, "-c", _READ, str(file)], store)
    ingest = [sys.executable, "-m", "dashboard", "ingest", str(file), "--json"]
    seconds, peak = _run(ingest, store)
    published = Store(store).snapshot().published
    months = [p for d, p in published if d == "penalties"]
    assert len(months) == MONTHS, published
    assert min(months) == dt.date(2023, 1, 1)
    return {"floor": floor, "app": seconds, "peak_mb": peak}


def measure_annotated() -> float:
    """Seconds for the annotated copy of a 20,000-row workbook with 2,000 issues."""
    data = write_workbook(20_000, months=1, bad_every=10)
    issues = [i for u in inspect_workbook(data, "a.xlsx") for i in u.issues]
    start = time.perf_counter()
    annotated_workbook(data, "a.xlsx", issues)
    return time.perf_counter() - start


def _run(command: list[str], store: Path) -> tuple[float, float]:
    """Wall seconds of a process, and the peak memory of it and its children in MB."""
    environment = {**os.environ, "DASHBOARD_DATA_DIR": str(store)}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _resident_mb(process.pid))
        time.sleep(0.05)
    assert process.returncode == 0, command
    return time.perf_counter() - start, peak


def _resident_mb(pid: int) -> float:
    """Resident memory of a process and its children, in MB (Linux)."""
    total = 0.0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            status = (entry / "status").read_text()
        except OSError:
            continue
        fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
        if str(pid) in (entry.name, fields["PPid"].strip()):
            total += float(fields.get("VmRSS", "0 kB").split()[0]) / 1024
    return total
