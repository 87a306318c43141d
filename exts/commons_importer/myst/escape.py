"""Text that must look as before: what would mean something in MyST gets a backslash."""

from __future__ import annotations

import re

# What the site would take for markup of the old engine: it is shown as it stands.
MARKUP = re.compile(r"\{[{%:#.]|[{|](?:filename|static|attach|photo)[}|]|<%")
BRACES = re.compile(r"\{\{|\}\}|\{(?=%)|(?<=%)\}")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SINGLE = re.compile(r"[\\`\[\]${]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~")
_STAR = re.compile(r"\*+")
_UNDERSCORE = re.compile(r"_+")
_LINE_STARTS = (
    (re.compile(r"^([-+*])(?=\s|$)"), r"\\\1"),
    (re.compile(r"^(\d{1,9})([.)])(?=\s|$)"), r"\1\\\2"),
    (re.compile(r"^(#{1,6})(?=\s|$)"), r"\\\1"),
    (re.compile(r"^([>|:%=])"), r"\\\1"),
    (re.compile(r"^(\+\+\+)"), r"\\\1"),
    (re.compile(r"^(\([^\s()]*\)=)"), r"\\\1"),
    (re.compile(r"^([-_*])(?=[-_* \t]*$)"), r"\\\1"),
)


def words(text: str) -> str:
    """*text* with its special characters escaped."""
    text = _SINGLE.sub(lambda m: "\\" + m[0], text)
    text = re.sub(r"(\\\{)([%:#.])", r"\1\\\2", text).replace("<%", "\\<\\%")
    text = re.sub(r"(\\\{(?:filename|static|attach|photo))\}", r"\1\\}", text)
    text = re.sub(r"\|((?:filename|static|attach|photo))\|", r"\\|\1\\|", text)
    text = _STAR.sub(lambda m: _around(text, m, free=_is_space), text)
    return _UNDERSCORE.sub(lambda m: _around(text, m, free=_is_word), text)


def _around(text: str, found: re.Match[str], free: object) -> str:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    check = _is_word if free is _is_word else _is_space
    if check(before) and check(after) and (before or after):
        return found[0]
    return "".join("\\" + char for char in found[0])


def _is_space(char: str) -> bool:
    return char in (" ", "\t", "\u00a0") and bool(char)


def _is_word(char: str) -> bool:
    return char.isalnum()


def line_start(line: str) -> str:
    """*line* so that it cannot start a block."""
    for pattern, replacement in _LINE_STARTS:
        changed = pattern.sub(replacement, line, count=1)
        if changed != line:
            return changed
    return line


def lines(text: str) -> str:
    """Every line of a paragraph, none of which can start a block."""
    return "\n".join(line_start(line.lstrip(" \t")) for line in text.split("\n"))


def destination(url: str) -> str:
    """*url* as a link target."""
    url = url.strip().replace("\n", " ").replace("\\", "%5C")
    url = BRACES.sub(lambda m: m[0].replace("{", "%7B").replace("}", "%7D"), url)
    odd = re.search(r"[\s<>()]", url) or not url
    if not odd:
        return url.replace("&", "&amp;") if _ENTITY.search(url) else url
    if re.search(r"[<>]", url):
        url = url.replace("<", "%3C").replace(">", "%3E")
    return f"<{url}>"


def title(text: str) -> str:
    """*text* as a link title with its quotes."""
    text = re.sub(r"\s+", " ", text)
    body = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ENTITY.sub("&amp;", body)}"'


def attribute(value: str) -> str:
    """*value* inside an attribute list."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def attribute_list(attrs: dict[str, str], keys: tuple[str, ...]) -> str:
    """``{#id .class key=value}`` for those of *keys* that are in *attrs*."""
    parts = []
    for key in keys:
        value = attrs.get(key, "").strip()
        if not value:
            continue
        if key == "id":
            parts.append(f"#{value}")
        elif key == "class":
            parts += [f".{css}" for css in value.split() if re.fullmatch(r"[\w-]+", css)]
        elif re.fullmatch(r"[\w-]+", value):
            parts.append(f"{key}={value}")
        else:
            parts.append(f"{key}={attribute(value)}")
    return "{" + " ".join(parts) + "}" if parts else ""
