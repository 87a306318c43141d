"""What Sphinx writes into the body of a page, as a strict policy and valid HTML want it."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.words import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

INSIDE = r"""(?:[^<>"']|"[^"]*"|'[^']*')*?"""
STYLED = re.compile(rf"""<(\w+)\b({INSIDE})\sstyle=("[^"]*"|'[^']*')({INSIDE})(/?>)""", re.I)
CLASSES = re.compile(r'\sclass="([^"]*)"')
PERCENT = re.compile(r"([0-9.]+)%")
PIXELS = re.compile(r"(\d+)(?:px)?")
HEADING = re.compile(r"<h([1-6])\b")
CAPTION = re.compile(r'<p class="caption" role="heading">(.*?)</p>', re.DOTALL)
# Landmarks need names, where a page has several; each footnote of a list is marked by itself.
ASIDE = re.compile(r'<aside (?=class="(footnote-list|topic|sidebar)[ "])')
ROLES = {"footnote-list": "none", "topic": "note", "sidebar": "note"}

# Roles of lists and bibliographies, which are no lists by their roles.
CITATIONS = '<div role="list" class="citation-list">'
CITATION_LIST = '<div class="citation-list">'
CITATION = ' role="doc-biblioentry"'
TASK = re.compile(r'(<input class="task-list-item-checkbox"[^>]*?)(\s*/?>)')
VIEWCODE = '<div class="viewcode-block"'
# A word of code that a line could end in, though it is short.
DIVISIBLE = re.compile(r'<span class="pre">(?=[^<]*[-/])(?=[^<]{2,30}<)')
PRE = re.compile(r"<pre>.*?</pre>", re.DOTALL)


def repair_body(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """``html-page-context``: let the body need no style attribute and be valid."""
    if body := context.get("body"):
        context["body"] = repaired(body)


def repaired(body: str) -> str:
    """The HTML *body* without style attributes, unnamed landmarks and headings without a level."""
    if "style=" in body or "STYLE=" in body:
        body = STYLED.sub(_without_style, body)
    if 'role="heading">' in body:
        body = CAPTION.sub(_as_heading, body)
    if "<aside " in body:
        body = ASIDE.sub(lambda aside: f'{aside[0]}role="{ROLES[aside[1]]}" ', body)
    if CITATIONS in body:
        body = body.replace(CITATIONS, CITATION_LIST).replace(CITATION, "")
    if "task-list-item-checkbox" in body:
        body = TASK.sub(_with_label, body)
    if '<span class="pre">' in body:
        body = DIVISIBLE.sub('<span class="pre theme-whole">', body)
    if VIEWCODE in body:
        body = PRE.sub(_with_spans, body)
    return body


def _with_label(box: re.Match[str]) -> str:
    """A box of a list of tasks that says what it shows."""
    label = _("Done") if "checked=" in box[0] else _("To do")
    return f'{box[1]} aria-label="{escape(label)}"{box[2]}'


def _with_spans(listing: re.Match[str]) -> str:
    """A listing of ``sphinx.ext.viewcode``, whose parts are boxes that may stand in a listing."""
    if VIEWCODE not in listing[0]:
        return listing[0]
    return listing[0].replace("<div", "<span").replace("</div>", "</span>")


def _as_heading(caption: re.Match[str]) -> str:
    """The caption of a table of contents; its level is that of a section which began there."""
    above = [int(level) for level in HEADING.findall(caption.string, 0, caption.start())]
    level = min(above[-1] + 1, 6) if above else 1
    return f'<h{level} class="caption">{caption[1]}</h{level}>'


def _without_style(match: re.Match[str]) -> str:
    """A tag whose width is told by a class or an attribute; the script sets what is left."""
    name, before, quoted, after, end = match.groups()
    attributes = (before + after).rstrip()
    left = []
    for declaration in filter(str.strip, unescape(quoted[1:-1]).split(";")):
        key, _colon, value = (part.strip() for part in declaration.partition(":"))
        if key == "width" and (percent := PERCENT.fullmatch(value)):
            number = min(max(round(float(percent[1])), 1), 100)
            attributes = _with_class(attributes, f"theme-width-{number}")
        elif key == "width" and name == "img" and (pixels := PIXELS.fullmatch(value)):
            attributes += f' width="{pixels[1]}"'
        else:
            left.append(declaration.strip())
    if left:
        attributes += f' data-style="{escape("; ".join(left))}"'
    return f"<{name}{attributes}{' />' if end == '/>' else end}"


def _with_class(attributes: str, name: str) -> str:
    if CLASSES.search(attributes):
        return CLASSES.sub(rf' class="\1 {name}"', attributes, count=1)
    return f'{attributes} class="{name}"'
