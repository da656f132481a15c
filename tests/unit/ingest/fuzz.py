"""Damages workbooks in thousands of ways; none may crash, stall or be published.

Run: python -m tests.unit.ingest.fuzz [COUNT] [SEED]
"""

import io
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.isolation import MAX_MEMORY_BYTES, inspect_isolated
from tests.unit.ingest.builder import HEADER, ROWS, archive, ods, text, xls, xlsb, xlsx

BASES = {
    "a.xlsx": xlsx(HEADER, *ROWS, merges=["B2:B3"]),
    "a.xls": xls(HEADER, *ROWS),
    "a.xlsb": xlsb(HEADER, *ROWS),
    "a.ods": ods(HEADER, *ROWS),
    "a.csv": text(HEADER, *ROWS, encoding="gb18030"),
}
ENDINGS = (".xlsx", ".xls", ".xlsb", ".ods", ".csv", ".et", ".txt", "")


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 4, 32))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def blank_run(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    size = chance.choice((1, 16, 256))
    return data[:start] + bytes([chance.choice((0, 255))] * size) + data[start + size :]


def repeat_run(data: bytes, chance: random.Random) -> bytes:
    start, size = chance.randrange(len(data)), chance.choice((8, 64, 512))
    return data[:start] + data[start : start + size] * chance.randrange(2, 50)


def raise_number(data: bytes, chance: random.Random) -> bytes:
    digits = [i for i, byte in enumerate(data) if chr(byte).isdigit()]
    if not digits:
        return flip_bits(data, chance)
    place = chance.choice(digits)
    return (
        data[:place] + chance.choice((b"-1", b"99999999", b"1e99")) + data[place + 1 :]
    )


OUTSIDE = (cut, flip_bits, blank_run, repeat_run)


def damage_part(data: bytes, chance: random.Random) -> bytes:
    """One part inside a zip damaged, the zip around it sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = chance.choice([n for n, content in parts.items() if content])
    parts[name] = chance.choice((*OUTSIDE, raise_number))(parts[name], chance)
    if chance.random() < 0.1:
        del parts[name]
    return archive(parts)


def damage(seed: int) -> tuple[bytes, str]:
    """The damaged file of a seed, and its name, sometimes with a wrong ending."""
    chance = random.Random(seed)
    name = chance.choice(list(BASES))
    data = BASES[name]
    is_inside = name not in ("a.xls", "a.csv") and chance.random() < 0.75
    way = damage_part if is_inside else chance.choice(OUTSIDE)
    data = way(data, chance)
    if chance.random() < 0.2:
        data = chance.choice(OUTSIDE)(data or b"\0", chance)
    if chance.random() < 0.2:
        name = "a" + chance.choice(ENDINGS)
    return data, name


def outcome_of(uploads: list[Upload]) -> str:
    """The gravest rule of the answer, "clean" when nothing forbids publication."""
    issues = [issue for upload in uploads for issue in upload.issues]
    return next((i.rule for i in issues if i.severity == "error"), "clean")


def inspect_damaged(seed: int) -> tuple[str, float]:
    """How one damaged file is answered, and in how many seconds."""
    data, name = damage(seed)
    start = time.perf_counter()
    return outcome_of(inspect_workbook(data, name)), time.perf_counter() - start


def bound_memory() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(count: int, first: int) -> None:
    """Inspect `count` damaged files; print what came of them, and the worst times."""
    outcomes: Counter[str] = Counter()
    slowest, pool = 0.0, ProcessPoolExecutor(1, initializer=bound_memory)
    for seed in range(first, first + count):
        try:
            rule, seconds = pool.submit(inspect_damaged, seed).result(timeout=60)
        except BrokenProcessPool:
            # The reader brought its process down: the isolated answer is what counts.
            pool = ProcessPoolExecutor(1, initializer=bound_memory)
            rule = "down, then " + outcome_of(inspect_isolated(*damage(seed)))
            seconds = 0.0
        except Exception as error:
            rule, seconds = f"raised {error!r} at seed {seed}", 0.0
        outcomes[rule] += 1
        slowest = max(slowest, seconds)
    pool.shutdown()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{count} files, slowest {slowest:.2f} s, peak memory {memory} MB")
    for rule, number in outcomes.most_common():
        print(f"{number:6} {rule}")


if __name__ == "__main__":
    run(*(int(argument) for argument in (*sys.argv[1:], 2000, 0)[:2]))
