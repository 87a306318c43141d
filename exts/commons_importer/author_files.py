"""One file an author: the registry entry as front matter, the biography as the page."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from commons_importer import contents_tree, made_pages
from commons_importer.markdown.rules import kramdown
from commons_importer.markdown.source import number
from commons_importer.model import Page
from commons_importer.myst import escape
from commons_importer.myst.convert import convert
from commons_importer.reading import read

if TYPE_CHECKING:
    from commons_importer.author_registry import People, Person
    from commons_importer.copied_files import Assets
    from commons_importer.output_folder import Output
    from commons_importer.report import Report

MAX_PICTURE = 2_000_000
PICTURES = (".png", ".jpg", ".jpeg", ".webp")


def author_files(people: People, assets: Assets, output: Output, report: Report) -> None:
    """Write ``docs/authors/``."""
    everyone = people.published()
    if not everyone:
        return
    for person in everyone:
        picture = _picture(person, assets, output, report)
        output.add(f"docs/authors/{person.id}.md", _text(person, picture, report))
        report.counts["authors"] += 1
    entries = [f"authors/{person.id}" for person in everyone]
    text = made_pages.page("Authors", made_pages.AUTHORS, contents_tree.of_pages(entries))
    output.add("docs/authors/index.md", text)


def _text(person: Person, picture: str, report: Report) -> str:
    entry: dict[str, Any] = {"id": person.id, "name": person.name}
    if person.aliases:
        entry["aliases"] = list(dict.fromkeys(person.aliases))
    if person.affiliation:
        entry["affiliation"] = person.affiliation
    if picture:
        entry["avatar"] = picture
    if person.links:
        entry["links"] = dict(sorted(person.links.items()))
    head = yaml.safe_dump({"author": entry}, allow_unicode=True, sort_keys=False, width=10_000)
    body = _biography(person, report)
    title = escape.words(" ".join(person.name.split()))
    return f"---\n{head}---\n\n# {title}\n" + (f"\n{body}" if body else "")


def _biography(person: Person, report: Report) -> str:
    if not person.biography.strip():
        return ""
    rules = kramdown(gfm=True)
    lines = number(person.biography.strip(), 1)
    page = Page(f"authors/{person.id}", "/", {}, lines, rules, is_post=True, title=person.name)
    item = read(page, lines, "", report)
    item.document.blocks = item.document.blocks[1:]
    return convert(item.document).text.strip("\n") + "\n"


def _picture(person: Person, assets: Assets, output: Output, report: Report) -> str:
    """The file name of the author's picture beside their page."""
    if not person.picture or "://" in person.picture:
        return ""
    page = Page("", "/", {}, [], kramdown(gfm=True))
    found = assets.find(person.picture, page) or assets.find("/" + person.picture.lstrip("/"), page)
    suffix = PurePosixPath(found).suffix.lower() if found else ""
    if not found or suffix not in PICTURES or assets.tree.size(found) > MAX_PICTURE:
        report.note(
            "authors",
            1,
            "missing image",
            f"the picture {person.picture} of {person.id} is not usable",
        )
        return ""
    name = f"{person.id}{suffix}"
    output.add(f"docs/authors/{name}", assets.tree.read_bytes(found))
    return name
