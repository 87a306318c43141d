"""``source-read``: markup of older site engines that a body still has, which readers will see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from sphinx_commons.core.markdown import is_markdown

from .header import find_header
from .model import Problem
from .warn import warn_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils.nodes import document
    from markdown_it.token import Token
    from sphinx.application import Sphinx

SUBTYPE = "old_markup"
# Patterns reach a bounded way, or stop where the next match may start, so that the time for a line
# does not grow with the square of its length.
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.{1,500}?)(?<!`)\1(?!`)")
MATH_SPAN = re.compile(r"(?<![\\$])\$[^$]{1,500}?(?<!\\)\$")
CODE_DIRECTIVE = re.compile(r"\{(?:code|code-block|code-cell|sourcecode|parsed-literal|math)\}")
# UTF-8 that was read as Windows-1252: a lead byte, then its followers, as that code page has them.
FOLLOWERS = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
GARBLED = rf"[\xc2-\xdf][{FOLLOWERS}]|[\xe0-\xef][{FOLLOWERS}]{{2}}"
# A word's end with a closing sign, as in Spaß”, is such a pair by chance.
CLOSING = "”“’‘…»›–—"
LATIN_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏ"  # letters of other scripts come in words
# Asked first, as the pattern takes long to compile and hardly a site has a match.
LEAD = re.compile("[\xc2-\xef]")


class Leftover(NamedTuple):
    """What one kind of old markup looks like, what it is, and what to write today.

    Where the *extension* of MyST is on, the form has a meaning.
    """

    pattern: re.Pattern[str]
    name: str
    advice: str
    extension: str = ""


LEFTOVERS = (
    Leftover(re.compile(r"\bREADMORE\b"), "excerpt mark", "write <!--more-->"),
    Leftover(
        re.compile(r"\{:{1,2}[^{}\n]*\}"),
        "kramdown attributes",
        "write {.class} or {#id} before the block, or drop them",
    ),
    Leftover(
        re.compile(r"^#{1,6}[ \t].*(?P<found>\{[#.][^{}\n]*\})[ \t]*$", re.MULTILINE),
        "heading attributes",
        "write (name)= on the line before",
    ),
    Leftover(
        re.compile(r"[{|](?:filename|static|attach|photo)[}|][^\s)>\"]*"),
        "Pelican link",
        "write the path from this file",
    ),
    Leftover(re.compile(r"\{%[^%]*%\}"), "Liquid", "write what it stood for"),
    Leftover(
        re.compile(r"\{\{[^{}]*\}\}"), "Liquid", "write what it stood for", extension="substitution"
    ),
    Leftover(re.compile(r"<%[^%]*%>"), "ERB", "write what it stood for"),
    Leftover(
        re.compile(
            # Static files are copied, whoever shows them.
            r"<img\b[^<>]{0,300}?\bsrc=(?![\"']?(?:https?:|//|data:|[./]{0,50}_static/))[^<>]{1,1000}>",
            re.IGNORECASE,
        ),
        "HTML image",
        "its file is not copied; write ![text](file)",
        extension="html_image",
    ),
)


def check_leftovers(app: Sphinx, docname: str, source: list[str]) -> None:
    """``source-read``, before the header is rewritten: warn of each leftover. Changes nothing."""
    if not is_markdown(app.env.doc2path(docname), app.env):
        return
    extensions = getattr(app.config, "myst_enable_extensions", ())
    for problem in find_leftovers(source[0], frozenset(extensions)):
        warn_problem(docname, problem)


def find_leftovers(source: str, extensions: Set[str] = frozenset()) -> list[Problem]:
    """The old markup of *source*, outside of code, in the order of its lines.

    What the *extensions* of MyST make of a form is no leftover.
    """
    header = find_header(source)
    kinds = [kind for kind in LEFTOVERS if kind.extension not in extensions]
    may_be_garbled = LEAD.search(source) and re.search(GARBLED, source)
    if not may_be_garbled and not any(kind.pattern.search(source) for kind in kinds):
        return []
    lines = source.splitlines()
    code = _code_lines("\n" * header.height + source[header.end :], extensions)
    math = "dollarmath" in extensions
    problems: list[Problem] = []
    for number, line in enumerate(lines, 1):
        if number in code:
            continue
        text = MATH_SPAN.sub("", CODE_SPAN.sub("", line)) if math else CODE_SPAN.sub("", line)
        problems += _garbled(number, text)
        if number > header.height:
            problems += _old_markup(number, text, kinds)
    return problems


def _code_lines(body: str, extensions: Set[str]) -> set[int]:
    """The numbers of the lines of *body* that are code, formulas or comments."""
    parser = MarkdownIt("commonmark")
    if "colon_fence" in extensions:
        parser.use(colon_fence_plugin)
    if "dollarmath" in extensions:
        parser.use(dollarmath_plugin)
    found: set[int] = set()
    for token in parser.parse(body):
        if token.map and _is_code(token):
            found.update(range(token.map[0] + 1, token.map[1] + 1))
        elif token.map and token.type == "colon_fence":
            inside = _code_lines(token.content, extensions)
            found.update(token.map[0] + 1 + number for number in inside)
    return found


def _is_code(token: Token) -> bool:
    if token.type == "colon_fence":
        return CODE_DIRECTIVE.match(token.info.strip()) is not None
    comment = token.type == "html_block" and token.content.lstrip().startswith("<!--")
    return comment or token.type in ("fence", "code_block", "math_block", "math_block_label")


def _garbled(number: int, text: str) -> list[Problem]:
    for match in re.finditer(GARBLED, text):
        if not _is_word_end(match) and (meant := _repaired(match[0])):
            message = f"garbled characters {match[0]!r}, probably {meant!r}"
            return [Problem(SUBTYPE, number, message)]
    return []


def _is_word_end(match: re.Match[str]) -> bool:
    """Whether a pair is more likely the last letter of a word and the sign behind it."""
    pair, following = match[0], match.string[match.end() : match.end() + 1]
    closes = pair[1] in CLOSING and not following.isalpha()
    return len(pair) == 2 and (closes or pair[0] not in LATIN_LEADS)


def _repaired(text: str) -> str:
    """What *text* was before it was read in the wrong encoding; nothing if it was right."""
    data = b"".join(c.encode("cp1252") if _has_byte(c) else bytes([ord(c)]) for c in text)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _has_byte(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _old_markup(number: int, text: str, kinds: Iterable[Leftover]) -> Iterator[Problem]:
    for kind in kinds:
        if match := kind.pattern.search(text):
            found = match.groupdict().get("found") or match[0]
            message = f"{kind.name} {found!r} is shown as it stands; {kind.advice}"
            yield Problem(SUBTYPE, number, message)


def place_images(_app: Sphinx, doctree: document) -> None:
    """``doctree-read``, before files are looked for: images in a line of text get its number."""
    for image in doctree.findall(nodes.image):
        parent = image.parent
        while not image.line and parent is not None:
            image.line, parent = parent.line, parent.parent
