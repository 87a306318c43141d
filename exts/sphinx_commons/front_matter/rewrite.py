"""The source as MyST shall see it: the same lines, but a header that cannot go wrong."""

from __future__ import annotations

import json
import re
from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .decode import Decoded
    from .header import Header
    from .model import PageMeta

FENCE = re.compile(r" {0,3}(`{3,}|~{3,}|:{3,})")
BEFORE_HEADING = re.compile(r"\s*$|%|\([^)]*\)=\s*$|\{[^}]*\}\s*$|\+\+\+|<!--.*-->\s*$")
INCLUDE = re.compile(r"\{include\}[ \t]+(\S.*?)[ \t]*")
OPTION = re.compile(r"\s*:[a-z]")
RELATIVE = re.compile(r"\s*:relative-")
ATX = re.compile(r" {0,3}#(?:[ \t]|$)")
# What a YAML reader refuses in a stream and JSON does not escape.
UNPRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SETEXT = re.compile(r" {0,3}=+[ \t]*$")


def nothing(_name: str) -> str:
    """The text of files where there are none."""
    return ""


def rewrite(
    source: str, header: Header, decoded: Decoded, text_of: Callable[[str], str] = nothing
) -> str:
    """*source* with its header replaced by one of the same height.

    The new header has only the keys that Sphinx, MyST and other extensions read, as JSON, which
    is YAML that cannot be misread. A title becomes the heading where the body has none, of its own
    or from a file that it begins with: *text_of* gives the text of a file by its name.
    """
    body = source[header.end :]
    has_title = header.kind == "none" or starts_with_heading(body, text_of)
    title = "" if has_title else as_heading(_title(decoded.meta))
    block = _pelican_block(title) if header.kind == "pelican" else _block(title, decoded.passed_on)
    lines = [*block, *[""] * (header.height - len(block))]
    return "".join(f"{line}\n" for line in lines) + (body if lines else _without_header(body))


def _without_header(body: str) -> str:
    """*body* with nothing at its start that MyST alone would read as front matter.

    It takes any line that starts with a rule for one, and the text to the next rule for settings.
    """
    return f" {body}" if body.startswith("---") else body


def _title(meta: PageMeta) -> str:
    """The title of the page; an author page may have the name of its author for one."""
    return meta.title or (meta.author_entry.name if meta.author_entry else "")


def as_heading(title: str) -> str:
    """*title* as Markdown of a heading: code and emphasis count, HTML and entities do not."""
    closing = title.rstrip("#")
    return re.sub("[<&]", r"\\\g<0>", closing) + r"\#" * (len(title) - len(closing))


def _pelican_block(title: str) -> list[str]:
    return [f"# {title}"] if title else []


def _block(title: str, keys: dict[str, Any]) -> list[str]:
    keys = dict(keys)
    if title:
        settings = keys.get("myst")
        keys["title"] = title
        keys["myst"] = {**(settings if isinstance(settings, dict) else {}), "title_to_header": True}
    return ["---", _json_line(keys), "---"] if keys else []


def _json_line(keys: dict[str, Any]) -> str:
    text = json.dumps(keys, default=str, ensure_ascii=False, skipkeys=True)
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def starts_with_heading(body: str, text_of: Callable[[str], str] = nothing) -> bool:
    """Whether a heading of level 1 comes before any text of *body* and of files it includes."""
    fence = ""
    previous = ""
    lines = body.splitlines()
    for number, line in enumerate(lines, 1):
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip(" `~:") else fence
        elif previous:
            return SETEXT.match(line) is not None
        elif match := FENCE.match(line):
            fence = match[1]
            include = INCLUDE.fullmatch(line, match.end())
            if (
                include
                and not _is_part(lines[number:])
                and starts_with_heading(text_of(include[1]))
            ):
                return True
        elif ATX.match(line):
            return True
        elif not BEFORE_HEADING.match(line):
            previous = line
    return False


def _is_part(lines: list[str]) -> bool:
    """Whether a directive with these *lines* has options that change what is included."""
    options = takewhile(lambda line: line.lstrip().startswith(":"), lines)
    return any(OPTION.match(line) and not RELATIVE.match(line) for line in options)
