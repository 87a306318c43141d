"""Templates of files: those that every new site has, and those of one that was moved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).parent
ANY_SITE, OLD_SITE = HERE / "any_site", HERE / "old_site"
SUFFIX = ".jinja"


def rendered(
    folder: Path, values: Mapping[str, Any], markdown: Callable[[str], str]
) -> dict[str, str]:
    """Path from the folder of a site -> text, for each template in *folder*.

    :param markdown: the filter for text in Markdown that is to be shown as it is.
    """
    # The pages are Markdown, where nothing is to be escaped as HTML.
    jinja = Environment(  # noqa: S701
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        variable_start_string="<<",
        variable_end_string=">>",
    )
    jinja.filters |= {"markdown": markdown, "python": repr}
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{SUFFIX}"))
    return {name.removesuffix(SUFFIX): jinja.get_template(name).render(values) for name in names}
