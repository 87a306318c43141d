"""The project that a command works on: the folder with ``conf.py`` that it is run in."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# A folder docs/ with these holds a site that was built, not its sources.
PAGES = (".html", ".htm")


class CommandError(Exception):
    """Why a command cannot do its work, as a sentence for the person who called it."""


@dataclass(frozen=True, slots=True)
class Project:
    """A site: the folder of ``conf.py``, and the folder of its sources."""

    root: Path
    source: Path

    @property
    def build(self) -> Path:
        """The folder for everything that is made."""
        return self.root / "_build"

    def relative(self, path: Path) -> Path:
        """*path* as it is shown to people."""
        return path.relative_to(self.root)

    def settings(self) -> dict[str, Any]:
        """What ``conf.py`` says.

        :raises CommandError: if it cannot be run.
        """
        from sphinx import version_info
        from sphinx.config import eval_config_file
        from sphinx.errors import ConfigError
        from sphinx.util.tags import Tags

        conf: Any = self.root / "conf.py"
        if version_info < (8, 2):  # It takes text alone, and newer ones a path.
            conf = str(conf)
        try:
            return eval_config_file(conf, Tags())
        except ConfigError as err:
            raise CommandError(str(err)) from err


def find_project() -> Project:
    """The project in the current folder.

    :raises CommandError: if there is none.
    """
    root = Path.cwd()
    if not (root / "conf.py").is_file():
        advice = 'go to the folder of the site, or begin one with "sphinx-commons init"'
        raise CommandError(f"There is no conf.py in {root}: {advice}.")
    return Project(root, source_folder(root))


def source_folder(root: Path) -> Path:
    """Where the sources are: ``docs/`` if it holds the root document, else *root* itself."""
    name = root_document(root / "conf.py")
    docs = root / "docs"
    found = (path for path in docs.glob("*") if path.suffix not in ("", *PAGES))
    return docs if any(path.with_suffix("") == docs / name for path in found) else root


def root_document(conf: Path) -> str:
    """The name of the first page, read off the file *conf*, which may be broken."""
    try:
        tree = ast.parse(conf.read_bytes())
    except (SyntaxError, ValueError):
        return "index"
    names = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return str(names.get("root_doc") or names.get("master_doc") or "index")


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """A block that imports what comes with *extra*.

    :raises CommandError: if that is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as err:
        raise CommandError(missing(str(err.name), extra)) from err


def missing(package: str, extra: str) -> str:
    """The sentence on *package*, which is not installed."""
    return f'{package} is not installed: pip install "sphinx-commons[{extra}]" brings it.'
