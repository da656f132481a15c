"""Where the project's files are, and where the published data live."""

import os
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parent.parent
REFERENCE_DIR = PROJECT_DIR / "data" / "reference"
SAMPLE_DIR = PROJECT_DIR / "data" / "sample"
QUERIES_DIR = PROJECT_DIR / "queries"
LOCALE_DIR = PROJECT_DIR / "dashboard" / "locale"

CITY_CODE = "320300"
#: Where the office is: days in workbooks are days there.
TIME_ZONE = "Asia/Shanghai"


def data_dir() -> Path:
    """The folder of the published tables: ``DASHBOARD_DATA_DIR``, else data/store."""
    configured = os.environ.get("DASHBOARD_DATA_DIR")
    return (
        Path(configured).expanduser() if configured else PROJECT_DIR / "data" / "store"
    )
