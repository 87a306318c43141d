"""Files that are not clean UTF-8. No Sphinx in here."""

from __future__ import annotations

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def undecodable(data: bytes) -> tuple[int, str] | None:
    """The line where *data* stops being UTF-8 and what to say of it; None where all is well."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        return line, f"byte 0x{data[err.start]:02X} is not UTF-8; shown as {REPLACEMENT}"
    return None
