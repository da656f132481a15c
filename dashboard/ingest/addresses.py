"""A1 addresses from zero-based positions and back."""

from functools import cache


@cache
def column_letter(index: int) -> str:
    """The letter of a zero-based column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The zero-based column of its letters."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def cell_address(row: int, column: int) -> str:
    """The A1 address of a zero-based position."""
    return f"{column_letter(column)}{row + 1}"
