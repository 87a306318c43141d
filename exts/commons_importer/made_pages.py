"""Pages that the import makes: a start page, sections, the lists of posts and authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from commons_importer import contents_tree
from commons_importer.myst import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from commons_importer.contents_tree import Group, Line
    from commons_importer.model import Site

CARDS = 12
POSTS = 5
AUTHORS = "```{author:list}\n```\n"
_NO_CARDS = ("blog/index", "authors/index")


def page(
    title: str, content: str = "", groups: Sequence[Group] = (), *, shown: bool = False
) -> str:
    """A page with its contents trees, which readers see where they are *shown*.

    :param content: Markdown between the heading and the trees.
    """
    head = yaml.safe_dump({"title": title}, allow_unicode=True, width=10_000)
    trees = "\n".join(contents_tree.markdown(groups, hidden=not shown))
    text = f"---\n{head}---\n\n# {escape.words(title)}\n"
    return text + (f"\n{content}" if content else "") + (f"{trees}\n" if trees else "")


def start(
    site: Site, groups: Sequence[Group], about: Callable[[str], tuple[str, str]], *, has_posts: bool
) -> str:
    """A start page, for sites whose own was a template: sections and the newest posts.

    :param about: gives title and summary of a page.
    """
    parts = [escape.words(site.description) + "\n"] if site.description else []
    lines = [line for group in groups for line in group.lines if line.target not in _NO_CARDS]
    if cards := [_card(line, about) for line in lines[:CARDS]]:
        parts.append("::::{grid} 1 2 2 3\n:gutter: 3\n\n" + "\n".join(cards) + "::::\n")
    if has_posts:
        parts.append(f"## Blog\n\n```{{postlist}} {POSTS}\n:format: '{{title}} – {{date}}'\n```\n")
    return page(site.title or "Home", "\n".join(parts), groups)


def _card(line: Line, about: Callable[[str], tuple[str, str]]) -> str:
    is_url = "://" in line.target
    title, summary = ("", "") if is_url else about(line.target)
    title = escape.words(line.title or title)
    kind, target = ("url", line.target) if is_url else ("doc", f"/{line.target}")
    card = f":::{{grid-item-card}} {title}\n:link: {target}\n:link-type: {kind}\n"
    return card + (f"\n{escape.words(summary)}\n" if summary else "") + ":::\n"
