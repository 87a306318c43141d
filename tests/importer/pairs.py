"""Fixture pairs, and what two renderings of one text must have in common."""

from __future__ import annotations

import dataclasses
import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Comment
from commons_importer import reading
from commons_importer.markdown import rules
from commons_importer.markdown.source import number
from commons_importer.model import Page
from commons_importer.myst.convert import Written, convert
from commons_importer.myst.read_back import CONTAINERS, myst
from commons_importer.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "pairs"
REDCARPET = frozenset(
    {"fenced_code_blocks", "tables", "strikethrough", "autolink", "superscript", "highlight",
     "quote", "no_intra_emphasis"}
)  # fmt: skip
DIALECTS = {
    "kramdown": rules.kramdown(gfm=True),
    "kramdown-plain": rules.kramdown(gfm=False),
    "redcarpet": rules.redcarpet(REDCARPET),
    "python": rules.python_markdown(frozenset({"extra", "codehilite", "admonition"})),
}
PYMDOWN = (
    "admonition attr_list md_in_html tables abbr def_list footnotes toc pymdownx.arithmatex "
    "pymdownx.blocks.admonition pymdownx.blocks.details pymdownx.blocks.tab pymdownx.caret "
    "pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.inlinehilite pymdownx.keys "
    "pymdownx.highlight pymdownx.magiclink pymdownx.mark pymdownx.superfences pymdownx.tabbed "
    "pymdownx.tasklist pymdownx.tilde"
).split()
DIALECTS["pymdown"] = dataclasses.replace(
    rules.python_markdown(rules.short_names(PYMDOWN)),
    object_kinds={"pkg.mod": "module", "pkg.mod.Klass": "class"}.get,
)
TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})


@dataclass(frozen=True)
class Pair:
    dialect: str
    name: str
    old: str
    new: str


def all_pairs() -> Iterator[Pair]:
    for dialect in DIALECTS:
        text = (FOLDER / f"{dialect}.txt").read_text(encoding="utf-8")
        for part in text.split("===== ")[1:]:
            name, _, rest = part.partition("\n")
            old, _, new = rest.partition("\n-----\n")
            yield Pair(dialect, name, old, new.strip("\n"))


def read(dialect: str, text: str, report: Report | None = None) -> reading.ReadPage:
    """A post titled ``T`` with *text* as its body."""
    page = Page("p.md", "/p/", {}, number(text, 1), DIALECTS[dialect], title="T", is_post=True)
    return reading.read(page, page.body, "READMORE", report or Report())


def written(dialect: str, text: str) -> Written:
    return convert(read(dialect, text).document)


def body(text: str) -> str:
    """MyST without the title of :func:`read`."""
    return text.removeprefix("# T\n").strip("\n")


def myst_html(text: str) -> str:
    reader = myst()
    for silent in ("myst_target", "myst_line_comment", "myst_block_break", "footnote_anchor"):
        reader.add_render_rule(silent, lambda *_: "")
    plain = reader.renderer.rules["fence"]

    def fence(tokens, i, *rest):
        name, _, title = tokens[i].info.partition(" ")
        words = re.sub(r"^(?::.*\n)+", "", tokens[i].content)
        if name == "{code-block}":
            caption = re.findall(r'^:caption: "(.*)"$', tokens[i].content, re.MULTILINE)
            return f"<p>{''.join(caption)}</p><pre>{html.escape(words)}</pre>"
        if name == "{math}":
            return f"<p>{html.escape(words)}</p>"
        holds_text = name in CONTAINERS
        return myst_html(f"{title}\n\n{words}") if holds_text else plain(tokens, i, *rest)

    reader.renderer.rules["fence"] = reader.renderer.rules["colon_fence"] = fence

    def role(_, tokens, i, *__):
        content = html.escape(tokens[i].content)
        keys = content.replace("+", " + ") if tokens[i].meta["name"] == "kbd" else content
        return f"<span>{keys}</span>" if tokens[i].meta["name"] in ("sub", "sup", "kbd") else keys

    reader.add_render_rule("myst_role", role)
    return reader.render(text)


def facts(source: str) -> dict[str, Counter[str]]:
    """Words, code, links and images of a rendered page."""
    soup = BeautifulSoup(source, "html.parser")
    for gone in soup.select("script, .footnotes, .footnote-ref, sup[id^=fnref], sup.footnote-ref"):
        gone.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    code = Counter(" ".join(pre.get_text().split()) for pre in soup.find_all("pre"))
    links = Counter(a["href"] for a in soup.find_all("a") if a.get("href"))
    images = Counter(f"{i.get('src')} {i.get('alt', '')}" for i in soup.find_all("img"))
    for pre in soup.find_all("pre"):
        pre.decompose()
    words = soup.get_text(" ").translate(TYPOGRAPHY).split()
    return {"words": Counter(words), "code": code, "links": links, "images": images}
