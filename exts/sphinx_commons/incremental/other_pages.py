"""The pages that other extensions give on ``html-collect-pages``.

Some give a page only if there is none, or an old one, as ``viewcode`` does. So a page that is not
given may be up to date or gone. Where anything changed that it may show, it is taken away before,
and whoever still stands for it gives it again; where nothing did, it stays.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sphinx.environment import BuildEnvironment
from sphinx.errors import PycodeError
from sphinx.pycode import ModuleAnalyzer

from sphinx_commons.core.digests import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

# The table of ``viewcode``: module -> its code, its tags, name -> page, its name; or False.
CODE = "_viewcode_modules"
# What Sphinx itself keeps in an environment.
USUAL = {*BuildEnvironment.__init__.__code__.co_names, "_builder_cls"}
# Whose domains have no such pages, or say what they stand for.
KNOWN = ("sphinx", "sphinx_commons")


def tables_of_others(app: Sphinx) -> str:
    """A digest of what other extensions noted in the environment.

    Two builds may pickle the same in two ways. Then pages are made that were up to date.
    """
    return digest([(name, pickle.dumps(table)) for name, table in _tables(app)])


def _tables(app: Sphinx) -> Iterator[tuple[str, Any]]:
    env = app.env
    for name in sorted(vars(env).keys() - USUAL):
        yield name, vars(env)[name]
    for domain in env.domains.sorted():
        if type(domain).__module__.partition(".")[0] not in KNOWN:
            yield domain.name, domain.data


def code_files(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """The files of the modules that ``viewcode`` shows for a page; it does not say so itself."""
    for module, entry in vars(env).get(CODE, {}).items():
        if entry and docname in entry[2].values():
            with suppress(PycodeError):
                path, _code = ModuleAnalyzer.get_module_source(module)
                yield from [str(path)] if path else []
