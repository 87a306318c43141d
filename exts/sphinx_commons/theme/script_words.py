"""Sphinx's words for scripts, in a form that a strict policy lets run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = "_static/translations.js"
CALL = re.compile(r"\s*Documentation\.addTranslations\((\{.*\})\);?\s*", re.DOTALL)
# What a plural form may be chosen by: numbers, the number "n", signs.
PLAIN = re.compile(r"[\sn\d()?:=!<>%&|+*-]+")


def write_plainly(app: Sphinx, exception: Exception | None) -> None:
    """``build-finished``: Sphinx makes a function of a text there, which ``'self'`` forbids."""
    file = Path(app.outdir, FILE)
    if exception is None and app.builder.format == "html" and file.is_file():
        match = CALL.fullmatch(file.read_text(encoding="utf-8"))
        if match and (text := plain(match[1])):
            file.write_text(text, encoding="utf-8")


def plain(catalogue: str) -> str:
    """The words of a *catalogue* as a script; empty for what has another form."""
    try:
        words = json.loads(catalogue)
        plural = words["plural_expr"]
    except (ValueError, KeyError):
        return ""
    if not PLAIN.fullmatch(plural):
        return ""
    messages = json.dumps(words["messages"], ensure_ascii=False, sort_keys=True)
    return (
        f"Object.assign(Documentation.TRANSLATIONS, {messages});\n"
        f"Documentation.PLURAL_EXPR = (n) => {plural};\n"
        f"Documentation.LOCALE = {json.dumps(words['locale'])};\n"
    )
