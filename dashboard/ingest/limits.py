"""What the reader accepts, so that no upload can exhaust time or memory."""

MAX_BYTES = 100 * 2**20
MAX_UNPACKED_BYTES = 1200 * 2**20
#: Spreadsheet XML rarely shrinks more than thirtyfold; bombs reach a thousand.
MAX_RATIO = 200
RATIO_FLOOR_BYTES = 50 * 2**20
MAX_SHEETS = 100
MAX_ROWS = 600_000
MAX_COLUMNS = 702
#: Cells of one sheet, blanks included: the reader keeps them all.
MAX_CELLS = 12_000_000
