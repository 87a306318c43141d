"""``sphinx-commons COMMAND …``: finds the command, and tells what it cannot do in a sentence."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx_commons import __version__

from .project import CommandError

if TYPE_CHECKING:
    from collections.abc import Sequence

# name -> module below this package with the function ``main(arguments)``, and what it does.
COMMANDS = {
    "init": ("init.command", "begin a new site in a new folder"),
    "new": ("new.command", "start a post, a question or the file of an author"),
    "live": ("live.command", "preview the site; it reloads while you write"),
    "site": ("site.command", "build what is hosted: pages, search, handbooks, redirects"),
    "epub": ("epub", "make the handbooks as EPUB"),
    "check": ("check.command", "look for dead links, lost URLs and answers due for a review"),
    "review": ("review.command", "show what a change does to the site, as a folder of pages"),
    "keep": ("keep", "keep the site as built, for the release that it is about"),
    "messages": ("messages", "write the catalogues to translate, or bring them up to date"),
    "translations": ("translations", "list what is not translated, or older than its source"),
    "urls": ("urls", "record new URLs, anchors of questions and ids of feeds"),
    "import": ("importing", "bring in a site of another generator, from Jekyll to WordPress"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name; the exit status."""
    name, *rest = (sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if name not in COMMANDS:
        _parser().parse_args([name])
    module = import_module(f"{__package__}.{COMMANDS[name][0]}")
    try:
        status: int = module.main(rest)
    except CommandError as err:
        print(err, file=sys.stderr)
        return 1
    return status


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="sphinx-commons",
        formatter_class=RawDescriptionHelpFormatter,
        description="Looks after a Sphinx site. Run it beside conf.py; it writes below _build.",
        epilog="\n".join(f"  {name:13}{purpose}" for name, (_, purpose) in COMMANDS.items()),
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    return parser
