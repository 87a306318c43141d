"""Reading files that are not clean UTF-8 text: nothing crashes, and the place is named."""

from __future__ import annotations

import codecs
import re
from encodings import utf_8_sig
from typing import TYPE_CHECKING

from sphinx_commons.core.utf8 import REPLACEMENT, undecodable

from .model import Problem

if TYPE_CHECKING:
    from pathlib import Path

CODEC = "utf-8-sig-replace"
# Everything that Unicode calls a control character but line feed and tab, and halves of characters,
# which no file can have but YAML can write.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class _Decoder(utf_8_sig.IncrementalDecoder):
    """Always replaces, because callers such as ``Path.read_text`` ask for strict decoding."""

    def __init__(self, errors: str = "replace") -> None:
        super().__init__("replace")


def _search(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != CODEC:
        return None
    return codecs.CodecInfo(
        name=CODEC,
        encode=utf_8_sig.encode,
        decode=lambda data, _errors="replace": utf_8_sig.decode(data, "replace"),
        incrementaldecoder=_Decoder,
    )


codecs.register(_search)


def clean(text: str) -> tuple[str, list[Problem]]:
    """*text* without control characters, and the first place where there was one."""
    match = CONTROL.search(text)
    if match is None:
        return text, []
    message = f"control character U+{ord(match[0]):04X}; shown as {REPLACEMENT}"
    line = text.count("\n", 0, match.start()) + 1
    return CONTROL.sub(REPLACEMENT, text), [Problem("encoding", line, message)]


def wrong_bytes(path: Path) -> list[Problem]:
    """Where *path* stops being UTF-8, if it does."""
    found = undecodable(path.read_bytes())
    return [Problem("encoding", *found)] if found else []
