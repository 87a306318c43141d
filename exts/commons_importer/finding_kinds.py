"""The kinds of findings: what each means, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Chapter = Literal["lost", "changed", "decide"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding."""

    chapter: Chapter
    title: str
    advice: str
    costs: bool = True  # something that was there is not any more


_LATER = "Nothing has to be done."
KINDS: dict[str, Kind] = {
    "template": Kind("lost", "Pages that were not converted", "Write them anew, or let their old "
        "addresses go: they are in the list at the end."),
    "liquid": Kind("lost", "Template code that is hidden", "Look for the comment in the page and "
        "write what stood there; `--tag NAME=TEMPLATE` says what a tag means."),
    "erb": Kind("lost", "Template code that is hidden", "Look for the comment in the page and "
        "write what stood there."),
    "missing image": Kind("lost", "Pictures that are not there", "Put the file into `docs/images/` "
        "and name it in the page. The old site had the same hole."),
    "not converted": Kind("lost", "Links to pages that were left out", "Write the page, or take "
        "the link away."),
    "script": Kind("lost", "Scripts", "They were removed; what they did needs another way."),
    "unreadable": Kind("lost", "Pages that no reader could take", "They are kept as code; mark "
        "them up by hand."),
    "size": Kind("lost", "Files that are too large", "Take them over by hand where they are "
        "needed."),
    "binary": Kind("lost", "Pages that are no text", "Look whether they are pages at all."),
    "data": Kind("lost", "Data files that cannot be read", "Mend the file in the old site and "
        "import again."),
    "symlink": Kind("lost", "Links in the file system", "Put a file in the place of the link and "
        "import again."),
    "tree": Kind("lost", "Files that were left out", "Take them over by hand where they are "
        "needed."),
    "front-matter": Kind("decide", "Headers that are broken", "Compare the header of the page with "
        "the old one."),
    "settings": Kind("decide", "Settings that cannot be read", "Mend them in the old site and "
        "import again."),
    "already broken": Kind("decide", "Links that led nowhere before", "Take them away, or name a "
        "page that is there."),
    "no source": Kind("decide", "Whole addresses of this host without a source", "Another project "
        "may publish there; where none does, take the link away.", costs=False),
    "url": Kind("decide", "Old addresses that cannot stay as they were", "Write the ones that you "
        "know into `docs/redirects.csv`."),
    "check": Kind("decide", "Places that read in another way", "Compare the page with the old "
        "one."),
    "author": Kind("decide", "Names in no list of authors", "Each has a file in `docs/authors/`; "
        "join two by `aliases`.", costs=False),
    "edited": Kind("decide", "Files that you edited since", "They were kept; `--force` overwrites "
        "them.", costs=False),
    "date": Kind("decide", "Dates that cannot be", "Put the right date into the header."),
    "language": Kind("decide", "Pages in another language that translate none", "Call the file as "
        "the page that it translates, with the code before the end: `page.fr.md`.", costs=False),
    "skipped": Kind("decide", "Files that were no pages", "Name them as posts are named if they "
        "were meant to be some.", costs=False),
    "html": Kind("changed", "HTML that reads in another way", "Look at the page."),
    "link": Kind("changed", "Links that became text", _LATER),
    "excerpt": Kind("changed", "Ends of excerpts", _LATER),
    "markup": Kind("changed", "Marks that stay as text", "Look at the page."),
    "extension": Kind("changed", "Extensions of the old markup", "Look at the page."),
    "footnote": Kind("changed", "Footnotes without a partner", "Look at the page."),
    "code": Kind("changed", "Code that is shown in another way", _LATER, costs=False),
    "repaired": Kind("changed", "Garbled text that was repaired", _LATER, costs=False),
    "renamed": Kind("changed", "Files with another name", _LATER, costs=False),
    "placeholder": Kind("changed", "Placeholders that are shown", _LATER, costs=False),
    "tag": Kind("changed", "Tags that are one now", _LATER, costs=False),
    "embed": Kind("changed", "Frames of other hosts", "They are links now, because no page asks "
        "another host for anything.", costs=False),
    "title": Kind("changed", "Titles", "Look whether the heading is the one you want.",
        costs=False),
    "attribute": Kind("changed", "Attributes without a meaning", _LATER, costs=False),
    "abbreviation": Kind("changed", "Abbreviations", "They are text now.", costs=False),
    "snippet": Kind("lost", "Files that pages were to include", "Put the file where the page "
        "names it and import again, or write its words into the page."),
    "plugin": Kind("lost", "Plugins and hooks", "They are not run; write what they made into the "
        "pages."),
    "macro": Kind("lost", "Macros", "They are not run: write their words into the page, or "
        "say with `--tag NAME=TEMPLATE` what one made."),
    "menu": Kind("decide", "Lines of the menu that lead nowhere", "Mend them in the old site and "
        "import again, or leave them."),
    "shortcode": Kind("lost", "Shortcodes that are hidden", "Look for the comment in the page and "
        "write what stood there; `--tag NAME=TEMPLATE` says what a shortcode means."),
    "block": Kind("lost", "Blocks that a program filled", "Look for the comment in the page and "
        "write what stood there."),
    "redirect": Kind("decide", "Redirects that lead nowhere", "Write where they are to lead into "
        "`docs/redirects.csv`."),
    "object": Kind("decide", "Objects of Python whose source is not there", "Look whether the "
        "directive is the right one.", costs=False),
    "icon": Kind("changed", "Icons", "Those that stood beside words are left out; others are their "
        "names.", costs=False),
    "ignored-key": Kind("changed", "Keys of headers", _LATER, costs=False),
}  # fmt: skip


def kind_of(name: str) -> Kind:
    """The kind called *name*; one that only an engine knows is to be looked at."""
    return KINDS.get(name) or Kind("decide", name.capitalize(), "Look at the page.")
