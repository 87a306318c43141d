"""The options of ``faq:question``: text in, decoded values out, complaints as warnings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils.nodes import make_id
from docutils.parsers.rst import directives

from sphinx_commons.front_matter import values

from .model import Details
from .warn import warn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.util.typing import OptionSpec

    from .warn import Location, Subtype

# What can stand in a URL fragment, a CSS selector and an inventory without escapes.
ID = re.compile(r"\w[\w.-]*")


def as_texts(names: str) -> OptionSpec:
    """Options that the directive decodes itself, so that a wrong value costs nothing else."""
    return dict.fromkeys(names.split(), directives.unchanged)


def read_details(options: Mapping[str, str | None], location: Location) -> Details:
    """The values of *options*; what cannot be used is a warning and left out."""

    def report(subtype: Subtype, name: str) -> Callable[[str], None]:
        return lambda problem: warn(subtype, "%s: %s", name, problem, location=location)

    def listed(name: str) -> tuple[str, ...]:
        return values.text_list(options.get(name), report("list", name))

    def text(name: str) -> str:
        return " ".join((options.get(name) or "").split())

    return Details(
        qid=_id(text("id"), location),
        tags=listed("tags"),
        authors=listed("authors"),
        reviewed=values.moment(text("reviewed") or None, report("date", "reviewed")),
        owner=text("owner"),
        applies_to=text("applies-to"),
        related=listed("related"),
    )


def _id(written: str, location: Location) -> str:
    if not written or ID.fullmatch(written):
        return written
    usable = make_id(written)
    used = f"{usable!r} is used" if usable else "the title gives the id"
    message = "id %r may have letters, digits, '-', '_' and '.' only; %s"
    warn("id", message, written, used, location=location)
    return usable
