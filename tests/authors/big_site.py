"""A site of many posts and of people whose names are hard to set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
extensions = ["sphinx_commons.authors"]
html_theme = {theme!r}
html_baseurl = "https://example.org/"
language = "en"
suppress_warnings = ["toc.not_included"]

def note_post(app, docname, _source):
    from sphinx_commons.front_matter import FrontMatterDomain, page_meta
    if docname.startswith("posts/"):
        FrontMatterDomain.of(app.env).note_page(page_meta(app.env, docname), kind="post")

def setup(app):
    app.connect("source-read", note_post, priority=950)
"""
LONG = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff the Senior"
RIGHT_TO_LEFT = "عبد الرحمن بن خلدون"
PEOPLE = {
    "busy": "---\nauthor:\n  name: Busy Bee\n  affiliation: The Hive\n  avatar: busy.jpg\n"
    "  links: {website: https://example.org/bee, github: bee, mastodon: '@bee@example.social'}\n"
    "summary: Writes every week, about everything there is.\n---\n# Busy Bee\n\nA short life.\n",
    "once": "---\nauthor: {name: Once Only}\n---\n# Once Only\n\nWrote one post.\n",
    "long": f"---\nauthor:\n  name: {LONG}\n  affiliation: {'Verylongcompanyname' * 3}\n"
    f"---\n# {LONG}\n\nHas a long name.\n",
    "rtl": f"---\nauthor: {{name: {RIGHT_TO_LEFT}}}\n---\n# {RIGHT_TO_LEFT}\n\nWrites.\n",
    "gone": "---\nauthor: {name: Long Gone, retired: true}\n---\n# Long Gone\n\nLeft.\n",
}


def write_site(folder: Path, posts: int, theme: str = "furo") -> Path:
    """Write a site with *posts* posts by one person; the folder of its sources."""
    (folder / "authors").mkdir(parents=True)
    (folder / "posts").mkdir()
    (folder / "conf.py").write_text(CONF.format(theme=theme), encoding="utf-8")
    Image.radial_gradient("L").convert("RGB").save(folder / "authors/busy.jpg")
    for name, text in PEOPLE.items():
        (folder / f"authors/{name}.md").write_text(text, encoding="utf-8")
    index = "# People\n\n```{author:list}\n```\n\n```{toctree}\n:glob:\n:hidden:\n*\n```\n"
    (folder / "authors/index.md").write_text(index, encoding="utf-8")
    home = "# Home\n\n```{toctree}\nauthors/index\n```\n"
    (folder / "index.md").write_text(home, encoding="utf-8")
    for number in range(posts):
        write_post(folder, number)
    return folder


def write_post(folder: Path, number: int, title: str = "") -> None:
    """Write one post; the first of all is by everybody."""
    authors = "busy" if number else ", ".join(PEOPLE)
    day = f"{2010 + number % 15}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    text = (
        f"---\ntitle: {title or f'Post number {number}'}\nauthors: {authors}\ndate: {day}\n"
        f"orphan: true\n---\nWords of post {number}, and [home](../index.md).\n"
    )
    (folder / f"posts/{number}.md").write_text(text, encoding="utf-8")
