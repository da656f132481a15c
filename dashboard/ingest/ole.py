"""Streams of an OLE container ([MS-CFB]): just enough to take out a workbook."""

import struct

_MINI_CUTOFF = 4096
_END = 0xFFFFFFF8  # and above: marks, no sectors


class BrokenContainer(ValueError):
    """The container's chains lead nowhere."""


def read_stream(data: bytes, name: str) -> bytes:
    """The bytes of the stream called `name`; raises `BrokenContainer`."""
    try:
        return _Container(data).stream(name)
    except (struct.error, IndexError, KeyError):
        raise BrokenContainer from None


class _Container:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << struct.unpack_from("<H", data, 30)[0]
        self.mini_size = 1 << struct.unpack_from("<H", data, 32)[0]
        directory, mini_fat, difat = (
            struct.unpack_from("<I", data, place)[0] for place in (48, 60, 68)
        )
        self.fat = self._numbers(self._fat_sectors(difat))
        self.mini_fat = self._numbers(self._chain(mini_fat, self.fat))
        self.entries = self._entries(directory)

    def stream(self, name: str) -> bytes:
        start, size = self.entries[name]
        if size >= _MINI_CUTOFF:
            return self._join(start)[:size]
        root, _ = self.entries["Root Entry"]
        small, step = self._join(root), self.mini_size
        chain = self._chain(start, self.mini_fat)
        return b"".join(small[n * step : (n + 1) * step] for n in chain)[:size]

    def _sector(self, number: int) -> bytes:
        return self.data[(number + 1) * self.size : (number + 2) * self.size]

    def _join(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self.fat)))

    def _chain(self, start: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while start < _END:
            chain.append(start)
            if len(chain) > len(table):
                raise BrokenContainer
            start = table[start]
        return chain

    def _fat_sectors(self, difat: int) -> list[int]:
        found = list(struct.unpack_from("<109I", self.data, 76))
        per_sector = self.size // 4 - 1
        seen = 0
        while difat < _END:
            *more, difat = struct.unpack(f"<{per_sector + 1}I", self._sector(difat))
            found += more
            seen += 1
            if seen > len(self.data) // self.size:
                raise BrokenContainer
        return [number for number in found if number < _END]

    def _numbers(self, sectors: list[int]) -> list[int]:
        joined = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(joined) // 4}I", joined))

    def _entries(self, start: int) -> dict[str, tuple[int, int]]:
        """Start and size of each stream by its name."""
        raw = self._join(start)
        entries = {}
        for place in range(0, len(raw) - 127, 128):
            length = struct.unpack_from("<H", raw, place + 64)[0]
            name = raw[place : place + max(0, length - 2)].decode(
                "utf-16-le", "replace"
            )
            entries[name] = struct.unpack_from("<II", raw, place + 116)
        return entries
