"""The README's paths exist, and its commands are those of the command line."""

import re

import pytest

from dashboard.settings import PROJECT_DIR

README = (PROJECT_DIR / "README.md").read_text(encoding="utf-8")
PATHS = sorted(
    {
        path
        for path in re.findall(r"`([\w./<>-]+)`", README)
        if re.match(
            r"(dashboard|pages|queries|tests|data|docs|app\.py|Makefile)\b", path
        )
        and ("/" in path or "." in path)
        and path != "data/store"  # made by the first run
    }
)


@pytest.mark.parametrize("path", PATHS)
def test_paths_exist(path: str) -> None:
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    assert any(PROJECT_DIR.glob(pattern)), path


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"python -m dashboard ([a-z][a-z-]*)", README)))
)
def test_commands_exist(command: str) -> None:
    from dashboard.cli import app

    known = {c.name or c.callback.__name__ for c in app.registered_commands}
    assert command.replace("-", "_") in known
