"""Extensions for the site of a community; listed as one extension, it sets up all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "1.0.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up every extension whose packages are there, and warn of the others."""
    # Commands and pure modules below this package do without Sphinx.
    from sphinx.errors import ExtensionError

    try:
        from .everything import set_up_all
    except ModuleNotFoundError as err:
        package = str(err.name).partition(".")[0]
        raise ExtensionError(f"Could not import extension {package}", err) from err

    set_up_all(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
