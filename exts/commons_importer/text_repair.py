"""Text that was stored in the wrong encoding, and characters that only do harm."""

from __future__ import annotations

import re
from functools import cache

import ftfy

# UTF-8 that was read as Windows-1252: a lead byte and its followers, as that code page shows them.
_FOLLOWERS = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)
)
_GARBLED = re.compile(
    rf"(?:[\xc2-\xdf][{re.escape(_FOLLOWERS)}]|[\xe0-\xef][{re.escape(_FOLLOWERS)}]{{2}}|"
    rf"[\xf0-\xf4][{re.escape(_FOLLOWERS)}]{{3}})+"
)
_CLOSING = "”“’‘…»›–—"
_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏ"  # of Latin letters; those of other scripts come in words
_TRAILING = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and what was wrong with it (nothing, if it is UTF-8)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "was UTF-16"
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as err:
        place = f"byte {err.start}"
    text = "".join(_decode_line(line) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    return text.removesuffix(
        "\n"
    ), f"is not UTF-8 at {place}; those lines were read as Windows-1252"


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8") + "\n"
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace") + "\n"


def plain_lines(text: str) -> str:
    """*text* with newlines only, without characters that no page can show."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return _TRAILING.sub("", text.replace("\f", "\n").replace("\v", " "))


def mojibake(line: str) -> tuple[str, list[tuple[str, str]]]:
    """*line* with garbled runs repaired, and each repair as (before, after)."""
    if not _GARBLED.search(line):
        return line, []
    repairs: list[tuple[str, str]] = []

    def fix(found: re.Match[str]) -> str:
        meant = found[0] if _is_text(found) else _repaired(found[0])
        if meant != found[0]:
            repairs.append((found[0], meant))
        return meant

    return _GARBLED.sub(fix, line), repairs


def _is_text(found: re.Match[str]) -> bool:
    """Whether a letter with one sign behind it is more likely a word's end and a closing quote."""
    run = found[0]
    if len(run) != 2:
        return False
    following = found.string[found.end() : found.end() + 1]
    closes = run[1] in _CLOSING and not following.isalpha()
    return closes or run[0] not in _LEADS


@cache
def _repaired(run: str) -> str:
    """What *run* was before: only if its bytes are one text in UTF-8, and a likely one."""
    try:
        meant = _bytes(run).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return run
    if any(ord(char) < 0xA0 for char in meant):
        return run
    deeper = meant if not _GARBLED.fullmatch(meant) else _repaired(meant)
    return ftfy.fix_encoding(deeper)


def _bytes(run: str) -> bytes:
    out = bytearray()
    for char in run:
        try:
            out += char.encode("cp1252")
        except UnicodeEncodeError:
            out.append(ord(char))
    return bytes(out)


def bold_spaces(line: str) -> str:
    """Non-breaking spaces beside ``*`` and ``_`` as blanks: they would hide the emphasis."""
    if "\u00a0" not in line and "\u200b" not in line:
        return line
    line = re.sub(r"(?<=[*_])[\u00a0\u200b](?=\S)|(?<=\S)[\u00a0\u200b](?=[*_])", " ", line)
    return re.sub(r"^(\s*(?:[-*+]|\d+\.|#{1,6}))\u00a0", r"\1 ", line)
