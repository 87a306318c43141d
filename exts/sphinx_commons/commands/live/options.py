"""What a preview is asked for, from the command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_commons.commands.project import Project

DRAFTS = "front_matter_show_drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a preview was asked for; all paths are absolute.

    ``settings`` override those of ``conf.py``; ``watched`` are paths to watch besides those that
    the site itself names.
    """

    source: Path
    out: Path
    confdir: Path
    builder: str
    settings: dict[str, str]
    watched: tuple[Path, ...]
    port: int
    jobs: int
    strict: bool
    open_browser: bool

    @property
    def doctrees(self) -> Path:
        """Where the environment is kept, beside the pages and not among them."""
        return self.out.with_name(f"{self.out.name}-doctrees")


def parse(arguments: list[str], project: Project) -> Options:
    """The options that *arguments* stand for; ends the program where they make no sense."""
    given = _parser().parse_args(arguments)
    return Options(
        source=project.source.resolve(),
        out=(project.build / "live").resolve(),
        confdir=project.root.resolve(),
        builder=given.builder,
        settings={DRAFTS: "1", **dict(given.define)},
        watched=tuple(path.resolve() for path in given.watch),
        port=given.port,
        jobs=given.jobs,
        strict=given.strict,
        open_browser=given.open_browser,
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="sphinx-commons live",
        description="Preview the site, drafts included; saved pages are shown at once.",
    )
    parser.add_argument("--port", type=int, default=8000, help="8000 by default; 0 finds one")
    parser.add_argument("--open-browser", action="store_true", help="open the first page")
    parser.add_argument("--watch", action="append", type=Path, default=[], metavar="PATH")
    parser.add_argument("-b", dest="builder", choices=("html", "dirhtml"), default="html")
    parser.add_argument("-D", dest="define", action="append", type=_setting, default=[])
    parser.add_argument("-j", dest="jobs", type=int, default=2, help="processes of first builds")
    parser.add_argument("-W", dest="strict", action="store_true", help="warnings are errors")
    return parser


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"{text!r} is not NAME=VALUE")
    return name, value
