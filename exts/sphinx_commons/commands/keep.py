"""``sphinx-commons keep DIR``: the site as built goes into the folder of kept releases."""

from __future__ import annotations

from argparse import ArgumentParser
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.words import Speaker, speak
from sphinx_commons.releases.calendar import FILE, load_calendar
from sphinx_commons.releases.kept.joining import Joined
from sphinx_commons.releases.kept.keeping import keep
from sphinx_commons.releases.kept.model import Kept, KeptError, read_all

from .project import CommandError, find_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .project import Project


def main(arguments: list[str]) -> int:
    """Keep the site that was built last; the exit status.

    :raises CommandError: if that cannot be done.
    """
    parser = ArgumentParser(
        prog="sphinx-commons keep",
        description="Copy the site as built in _build/site into DIR, below the name that 'release' "
        "has in conf.py. It is never built again; 'site --kept DIR' joins it with newer ones.",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder of kept releases")
    folder = parser.parse_args(arguments).folder
    project = find_project()
    release = this_release(project)
    with told():
        count = keep(project.build / "site", folder, release)
    print(f"{folder / release.name}: {count} pages kept.")
    return 0


def join(project: Project, site: Path, folder: Path) -> Path:
    """Join the *site* as built with the releases in *folder*; the folder of all of them.

    :raises CommandError: if something kept is not as it was.
    """
    language = str(project.settings().get("language") or "en")
    calendar = load_calendar(project.source / FILE)
    newest = this_release(project)
    joined = Joined(site=site, kept=folder, newest=newest, calendar=calendar, language=language)
    out = project.build / "joined"
    speak(Speaker(language))
    with told():
        count = joined.join(out)
    for name in joined.skipped:
        print(f"warning: {folder / name} is left out: the site that was just built is {name}.")
    print(f"joined: {count} pages")
    return out


def this_release(project: Project) -> Kept:
    """The release that ``conf.py`` names.

    :raises CommandError: if it names none.
    """
    settings = project.settings()
    name = str(settings.get("release") or "")
    if not name:
        raise CommandError("conf.py names no release: set 'release', such as release = \"1.0\".")
    base = str(settings.get("html_baseurl") or "")
    base = f"{base.rstrip('/')}/" if base else ""
    return Kept(name=name, project=str(settings.get("project") or ""), base=base)


def kept_lines(folder: Path) -> list[str]:
    """What the releases in *folder* have in the ledger of published URLs.

    :raises CommandError: if one is not whole.
    """
    with told():
        return sorted({line for kept in read_all(folder) for line in kept.ledger})


@contextmanager
def told() -> Iterator[None]:
    """A block whose problems with kept releases are told as those of commands.

    :raises CommandError: for each.
    """
    try:
        yield
    except KeptError as err:
        raise CommandError(str(err)) from err
