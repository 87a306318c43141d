"""Catalogues of translated messages, as pages were read with them."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import translators
from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

SUFFIXES = (".po", ".mo")


def catalogues_of(env: BuildEnvironment, docname: str) -> Iterator[Path]:
    """The files that may hold messages of a page, there or not."""
    if env.config.language:
        domain = docname_to_domain(docname, env.config.gettext_compact)
        for folder in env.config.locale_dirs:
            messages = Path(env.srcdir, folder, env.config.language, "LC_MESSAGES")
            yield from (messages / f"{domain}{suffix}" for suffix in SUFFIXES)


def forget_catalogues(env: BuildEnvironment) -> None:
    """Have the catalogues of pages loaded anew, where one process builds several times."""
    domains = {docname_to_domain(name, env.config.gettext_compact) for name in env.all_docs}
    for domain in domains:
        translators.pop(("general", domain), None)
    # Python keeps each catalogue that it has loaded, under the name of its file.
    folders = [str(Path(env.srcdir, folder)) for folder in env.config.locale_dirs]
    loaded: dict[Any, Any] = getattr(gettext, "_translations", {})
    for key in [key for key in loaded if str(key[1]).startswith(tuple(folders))]:
        del loaded[key]
