"""The same search index for the same pages.

Pagefind writes filters, and the values of each filter, in an order that differs from run to run.
Here they are put in order, and the files get names that follow from what is in them. The files are
compressed CBOR after a mark; only the arrays in question are looked into.
"""

from __future__ import annotations

import gzip
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"pagefind_dcd"
FILTERS = 3  # Their place in the array of the file that names all others.
ARRAY, MAP, STRINGS = 4, 5, (2, 3)
LENGTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def put_in_order(folder: Path) -> None:
    """Put the filters of the index in *folder* in order."""
    renamed: dict[bytes, bytes] = {}
    for file in sorted((folder / "filter").glob("*.pf_filter")):
        name, values = items(read(file))
        data = array([name, array(sorted(items(values)))])
        renamed[file.stem.encode()] = write(file, data, "", 7).encode()
    entry = folder / "pagefind-entry.json"
    text = entry.read_text(encoding="utf-8")
    for file in sorted(folder.glob("pagefind.*.pf_meta")):
        parts = items(read(file))
        parts[FILTERS] = array(sorted(_named(part, renamed) for part in items(parts[FILTERS])))
        old = file.stem.removeprefix("pagefind.")
        text = text.replace(old, write(file, array(parts), "pagefind.", 10))
    entry.write_text(text, encoding="utf-8")


def _named(part: bytes, renamed: dict[bytes, bytes]) -> bytes:
    name, file = items(part)
    return array([name, file[:1] + renamed[file[1:]]])


def read(file: Path) -> bytes:
    """What is in *file*, without the mark."""
    return gzip.decompress(file.read_bytes()).removeprefix(MARK)


def write(file: Path, data: bytes, prefix: str, digits: int) -> str:
    """Write *data* in the place of *file*; the new name, without prefix and suffix."""
    language = file.stem.removeprefix(prefix).rpartition("_")[0]
    name = f"{language}_{sha256(data).hexdigest()[:digits]}"
    file.unlink()
    target = file.with_name(f"{prefix}{name}{file.suffix}")
    target.write_bytes(gzip.compress(MARK + data, mtime=0))
    return name


def items(data: bytes) -> list[bytes]:
    """The items of the array that *data* is."""
    kind, count, at = head(data, 0)
    assert kind == ARRAY
    found = []
    for _ in range(count):
        after = end(data, at)
        found.append(data[at:after])
        at = after
    return found


def array(parts: list[bytes]) -> bytes:
    """The array of *parts*."""
    count = len(parts)
    if count < 24:
        return bytes([ARRAY << 5 | count]) + b"".join(parts)
    code, size = next(found for found in LENGTHS.items() if count < 256 ** found[1])
    return bytes([ARRAY << 5 | code]) + count.to_bytes(size, "big") + b"".join(parts)


def head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of the item at *at*, its number (a length or a value), and where that ends."""
    kind, number = data[at] >> 5, data[at] & 31
    size = LENGTHS.get(number, 0)
    at += 1
    return kind, int.from_bytes(data[at : at + size], "big") if size else number, at + size


def end(data: bytes, at: int) -> int:
    """Where the item at *at* ends."""
    kind, number, at = head(data, at)
    if kind in STRINGS:
        return at + number
    for _ in range({ARRAY: number, MAP: 2 * number}.get(kind, 0)):
        at = end(data, at)
    return at
