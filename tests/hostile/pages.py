"""Pages such as nobody should write: any value for any key and option, any file name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives
from hypothesis import strategies as st
from sphinx.testing.util import SphinxTestApp
from sphinx_commons.front_matter.fields import FIELDS, KNOWN_KEYS
from sphinx_commons.front_matter.keys import keys_of
from sphinx_commons.front_matter.model import AdaptedFrom, AuthorEntry

from tests.sites import plant

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import DrawFn, SearchStrategy

# The options of one directive, by name.
Options = dict[str, Any]

NESTED = sorted({*keys_of(AdaptedFrom), *keys_of(AuthorEntry), "heading_anchors"})
ODD = [
    "",
    " ",
    ".",
    "..",
    "/",
    "//",
    "#",
    "?",
    "a" * 300,
    "日本語の長い名前です" * 3,
    "a/b",
    "../../..",
    "C:\\x",
    "http://[",
    "https://",
    "mailto:",
    "javascript:alert(1)",
    "%00",
    "%ff",
    "a\0b",
    "\x01\x1f",
    "\u2028",
    "\ufffe",
    "<b>",
    "</script>",
    "{x}",
    "{{ x }}",
    "$x$",
    "`a`",
    "*",
    "&amp;",
    "&#0;",
    "\u202eabc",
    "é" * 90,
    "\N{GRINNING FACE}",
    "2015-02-30",
    "2015-01-01",
    "2015-01-01 25:00 XYZ",
    "9999-12-31",
    "0001-01-01",
    "true",
    "null",
    "1e400",
    "-0",
    "-",
    "- a",
    "a: b",
    "[",
    "]: x",
    "|",
    "!!x",
    "ada",
    "tea",
    "why",
    "index",
    "leaf.png",
    "huge.svg",
    "folder",
    "self",
    "a,b,,c",
    "zed",
    "zed-",
    "-zed, yoga-zed",
    "newton-",
    "-",
    ",",
    "::",
    "\\",
    '"',
    "'",
    "\t",
    "\r",
    "\n\n",
]
RAW = [
    "!!python/object/apply:os.system [true]",
    "&a [*a]",
    "*b",
    "{? [a] : b}",
    "2015-13-45",
    ".nan",
    ".inf",
    "0o17",
    "1_000",
    "!!binary gIGC",
    "!!timestamp x",
    "<<: {a: b}",
    "~",
    "? a",
    "@x",
    "`x`",
    "'unclosed",
    "2015-01-01T00:00:00-99:00",
    "12:30:45",
    "{a: {b: {c: [d, {e: f}]}}}",
    "!!set {a, b}",
    "!!omap [a: b]",
    "=",
]
NAMES = [
    "plain",
    "x.html",
    "x.md",
    "a b",
    "a#b",
    "a?b",
    "50%",
    "a%41",
    "'",
    '"',
    "<b>",
    "a&b",
    "{x}",
    "*",
    "[a]",
    "a\x01b",
    "a\nb",
    "a\tb",
    "\\",
    ":",
    "日" * 30,
    "é" * 100,
    "a" * 200,
    "\N{GRINNING FACE}",
    "index.html",
    ".hidden",
    "-x",
    "_x",
    "search",
    "404",
    "CON",
    "a.b.c",
    "genindex",
    "\u202e",
    "$x",
    "~",
    "a;b",
    "\udcff",
    "tag",
    "atom",
    "_headers",
    "llms.txt",
    "releases",
    "fr",
    "a.fr",
    "index.fr",
    "x.fr.fr",
    "x.zz",
]
FOLDERS = ["p", "blog/2015", "faq", "authors", ".", "p/日本", "blog/2015/a"]


def words() -> SearchStrategy[str]:
    return st.one_of(st.sampled_from(ODD), st.text(st.characters(codec="utf-8"), max_size=12))


def values() -> SearchStrategy[Any]:
    """What YAML can say, as Python has it."""
    plain = st.one_of(words(), st.none(), st.booleans(), st.integers(), st.floats())
    return st.recursive(
        plain,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.sampled_from([*NESTED, *ODD]), inner, max_size=3),
        ),
        max_leaves=6,
    )


@st.composite
def headers(draw: DrawFn) -> str:
    keys = draw(
        st.lists(st.sampled_from([*FIELDS, *KNOWN_KEYS, "unknown"]), min_size=1, max_size=5)
    )
    said = [st.builds(json.dumps, values()), st.sampled_from(RAW), words()]
    lines = [f"{key}: {draw(st.one_of(*said))}" for key in keys]
    return "\n".join(["---", *lines, "---", ""])


def directives_of(tmp: Path, conf: str) -> dict[str, Options]:
    """The options of each directive that a site with the settings *conf* has of ours."""
    source = plant(tmp, {"conf.py": conf, "index.md": "# Home\n"})
    app = SphinxTestApp("dummy", srcdir=source)
    try:
        domains = list(app.env.domains.sorted())
        found = {f"{d.name}:{n}": k for d in domains for n, k in d.directives.items()}
        found |= directives._directives
        return {
            name: dict(kind.option_spec or {})
            for name, kind in found.items()
            if getattr(kind, "__module__", "").startswith("sphinx_commons.")
        }
    finally:
        app.cleanup()


# Directives of hosts, of which pages of such sites are made.
HOSTS = {
    "image": "alt height width scale align target class name",
    "figure": "alt width figclass align name",
    "include": "start-line end-line start-after literal parser code number-lines encoding",
    "literalinclude": "language lines start-after diff pyobject emphasize-lines caption name",
    "csv-table": "file url header-rows widths delim encoding",
    "raw": "file url encoding",
    "toctree": "maxdepth caption glob hidden numbered name titlesonly",
    "math": "label nowrap",
    "code-block": "linenos lineno-start emphasize-lines caption name dedent force",
    "list-table": "header-rows widths",
    "postlist": "tags category date format sort list-style excerpts expand",
    "post": "tags author category image",
    "step": "",
    "steps": "",
    "grid": "gutter margin columns",
    "card": "link img-top",
    "tab-set": "sync-group",
    "tab-item": "applies-to sync selected",
    "code-cell": "tags",
    "dropdown": "open color icon",
    "only": "",
    "glossary": "sorted",
    "index": "name",
    "epigraph": "",
    "contents": "local",
    "eval-rst": "",
    "rst-class": "",
    "meta": "",
    "table": "widths align",
    "note": "class name",
    "admonition": "class",
    "highlight": "linenothreshold",
    "default-role": "",
    "role": "",
    "sectionauthor": "",
    "deprecated": "",
}
ROLES = (
    "faq:q author:name download doc ref term numref abbr math index kbd raw octicon eq any".split()
)


@st.composite
def blocks(draw: DrawFn, ours: dict[str, Options]) -> str:
    """One directive, role, or piece of raw HTML."""
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(inline(draw(words()), draw(st.sampled_from(ROLES)))))
    options = {**{name: sorted(spec) for name, spec in ours.items()}}
    options |= {name: names.split() for name, names in HOSTS.items()}
    # Ours as often as all others together.
    name = draw(st.one_of(st.sampled_from(sorted(ours)), st.sampled_from(sorted(HOSTS))))
    chosen = draw(st.lists(st.sampled_from(options[name]), max_size=3)) if options[name] else []
    lines = [f":{option}: {one_line(draw(words()))}" for option in chosen]
    body = draw(st.one_of(words(), st.just("Text.\n\n# Heading\n\nWhy?\n"), st.just("")))
    return "\n".join([f"~~~~{{{name}}} {one_line(draw(words()))}", *lines, "", body, "~~~~", ""])


def inline(word: str, role: str) -> list[str]:
    return [
        f"{{{role}}}`{word}`",
        f"{{{role}}}`text <{word}>`",
        f"[text]({word})",
        f"![text]({word})",
        f"<p {word}>text</p>",
        f'<a href="{word}">text',
        f'<img src="{word}">',
        f"## {word}?",
        f"(x)=\n### {word}",
        f"[^{word}]",
        f"<{word}>",
        f"```{word}\ncode\n```",
        f"$${word}$$",
        f"| {word} |\n|---|\n| {word} |",
        f"{{{word}}}`x`",
        f"<!-- {word} -->",
        f"% {word}",
        f"[{word}]: {word}",
        f"- [ ] {word}",
        f"~~{word}~~",
        f"<iframe src='{word}'></iframe>",
        f"<table><tr><td colspan='{word}'>x</table>",
        f"<svg width='{word}'/>",
        f":::{{{word}}}\nx\n:::",
    ]


def one_line(text: str) -> str:
    return text.replace("\n", " ")


@st.composite
def sites(draw: DrawFn, ours: dict[str, Options], size: int = 16) -> dict[str, str]:
    """The pages of a site: name -> text."""
    pages = {}
    for number in range(size):
        folder, name = draw(st.sampled_from(FOLDERS)), draw(st.sampled_from(NAMES))
        parts = draw(st.lists(blocks(ours), max_size=4))
        title = draw(st.sampled_from(["# Page\n", "", f"# {number} {one_line(draw(words()))}\n"]))
        header = draw(st.one_of(headers(), st.just("")))
        pages[f"{folder}/{name}{'' if number % 3 else number}.md"] = "\n".join(
            [header, title, *parts]
        )
    return pages


# Files beside the pages, and what stands in the place of a value.
TABLES = ["tags.yml", "releases.yml"]
RELEASE_KEYS = ["name", "date", "end", "status", "label", "description", "aliases", "x"]


@st.composite
def tables(draw: DrawFn) -> dict[str, str]:
    """Vocabulary, releases and redirects such as nobody should write them."""
    found = {}
    for name in TABLES:
        key, field = draw(words()), draw(st.sampled_from(RELEASE_KEYS))
        data = draw(st.one_of(values(), st.just({key: {field: draw(values()), "date": key}})))
        said = [json.dumps(data), f"zed: {{{field}: {draw(st.sampled_from(RAW))}}}", draw(words())]
        found[name] = draw(st.sampled_from(said))
    rows = [f"{draw(words())},{draw(words())}" for _ in range(4)]
    found["redirects.csv"] = "\n".join(rows)
    return found
