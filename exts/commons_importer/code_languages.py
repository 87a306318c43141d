"""Languages of code blocks: only what Pygments knows and can read gets a name."""

from __future__ import annotations

from functools import cache

from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

SAME = {
    "mjs": "javascript", "cjs": "javascript", "node": "javascript", "conf": "ini", "cfg": "ini",
    "shell-session": "console", "terminal": "console", "cmd": "batch", "plain": "text",
    "plaintext": "text", "txt": "text", "none": "text", "no-highlight": "text",
    "nohighlight": "text", "output": "text", "raw": "text", "yml": "yaml", "dockerfile": "docker",
    "golang": "go",
    "vue": "html", "jsonc": "json5", "unix": "bash", "systemd": "ini", "xhtml": "html",
}  # fmt: skip
OWN = frozenset({"text", "default", "none", "guess"})


@cache
def _known(name: str) -> bool:
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        return False
    return True


def language(name: str, code: str) -> tuple[str, str]:
    """The language to name for *code*, and why it is not the one that was written."""
    written = name.strip()
    if not written:
        return "", ""
    lower = written.lower()
    chosen = next((n for n in (written, lower, SAME.get(lower, "")) if n and _known(n)), "")
    if not chosen:
        return "text", f"no language {written!r} is known; shown without colours"
    if chosen not in OWN and not _reads(chosen, code):
        return "text", f"is no {written}; shown without colours"
    return chosen, ""


@cache
def _reads(name: str, code: str) -> bool:
    """Whether the language's rules hold for all of *code*."""
    lexer = get_lexer_by_name(name, stripnl=False)
    lexer.add_filter("raiseonerror")
    try:
        for _ in lexer.get_tokens(code):
            pass
    except Exception:
        return False
    return True
