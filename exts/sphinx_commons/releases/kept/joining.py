"""Joins the newest site, as built, with the releases kept before, in one folder that is served."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_commons.core.redirect_pages import is_redirect
from sphinx_commons.core.vocabulary import fold

from . import leading_on, machines
from .built import ROOT_ONLY, is_page, redirects_of, site_files
from .model import FILE, FOLDER, Kept, KeptError, read_all
from .nearest import Tree
from .order import find, newest_first
from .regions import RegionError, digest_of, filled, fixed_parts, opened
from .switcher import STYLE, Shown, Switcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_commons.releases.calendar import Calendar

CSS = Path(__file__).with_name(Path(STYLE).name)
# So many problems are told at once.
MOST_TOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What is joined: the newest site in the folder *site*, under its name, and *kept* releases."""

    site: Path
    kept: Path
    newest: Kept
    calendar: Calendar
    language: str = "en"
    skipped: list[str] = field(default_factory=list)

    def join(self, out: Path) -> int:
        """Write the joined site to *out*, which is new then; how many pages it has.

        :raises KeptError: if something kept is not as it was; *out* stays as it was.
        """
        older = self._older()
        shown = [self._shown(self._newest_tree()), *map(self._shown, older)]
        switcher = Switcher(shown, self.newest.base)
        draft = out.with_name(f".{out.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        count = self._write_newest(draft, switcher)
        problems = [
            problem for kept in older for problem in self._write_kept(draft, kept, switcher)
        ]
        if problems:
            shutil.rmtree(draft)
            more = f"\n… and {len(problems) - MOST_TOLD} more" * (len(problems) > MOST_TOLD)
            raise KeptError("\n".join(problems[:MOST_TOLD]) + more)
        (draft / STYLE).parent.mkdir(exist_ok=True)
        shutil.copyfile(CSS, draft / STYLE)
        machines.write(draft, switcher)
        leading_on.write(draft, switcher, self.language)
        shutil.rmtree(out, ignore_errors=True)
        draft.rename(out)
        return count + sum(len(kept.pages) for kept in older)

    def _older(self) -> list[Kept]:
        """The kept releases that stand below the newest one, in the order that readers see."""
        found = []
        for kept in read_all(self.kept):
            if kept.project != self.newest.project and kept.base != self.newest.base:
                site = f"{kept.project!r} ({kept.base or 'no address'})"
                raise KeptError(f"{self.kept / kept.name} is of another site: {site}")
            if fold(kept.name) == fold(self.newest.name):
                self.skipped.append(kept.name)
            else:
                found.append(kept)
        return newest_first(found, self.calendar)

    def _newest_tree(self) -> Tree:
        """The pages of the site that was just built; of each file the beginning is looked at."""
        pages = {
            path
            for path, file in site_files(self.site)
            if path.endswith(".html") and not is_redirect(file)
        }
        redirects = redirects_of(self.site)
        if any(path.startswith(f"{FOLDER}/") for path in pages):
            raise KeptError(f"{self.site / FOLDER} is where kept releases come: move its pages")
        return Tree(self.newest.name, "", pages - ROOT_ONLY, redirects)

    def _shown(self, release: Kept | Tree) -> Shown:
        if isinstance(release, Kept):
            prefix = f"{FOLDER}/{release.name}/"
            release = Tree(release.name, prefix, release.pages.keys(), release.redirects)
        entry = find(release.name, self.calendar)
        label, ended = (entry.name, entry.has_ended) if entry else (release.name, False)
        return Shown(release, label, ended and bool(release.prefix))

    def _write_newest(self, draft: Path, switcher: Switcher) -> int:
        shown, count = switcher.releases[0], 0
        for path, file in site_files(self.site):
            target = draft / path
            target.parent.mkdir(parents=True, exist_ok=True)
            content = file.read_bytes() if path.endswith(".html") else b""
            if not is_page(path, content):
                shutil.copyfile(file, target)
                continue
            try:
                parts = fixed_parts(opened(content))
            except RegionError as err:
                raise KeptError(f"{file} {err}") from err
            target.write_bytes(
                filled(parts, switcher.head(path, shown), switcher.body(path, shown))
            )
            count += 1
        return count

    def _write_kept(self, draft: Path, kept: Kept, switcher: Switcher) -> Iterator[str]:
        """Write one kept release; a sentence for each page that is not as it was."""
        source = self.kept / kept.name
        shown = next(shown for shown in switcher.releases if shown.tree.name == kept.name)
        left = set(kept.pages)
        for path, file in site_files(source):
            target = draft / shown.tree.prefix / path
            if path == FILE:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if path not in kept.pages:
                shutil.copyfile(file, target)
                continue
            left.discard(path)
            try:
                parts = fixed_parts(file.read_bytes())
            except RegionError as err:
                yield f"{file} {err}: bring it back as it was"
                continue
            if digest_of(parts) != kept.pages[path]:
                yield f"{file} has changed since it was kept: bring it back as it was"
                continue
            target.write_bytes(
                filled(parts, switcher.head(path, shown), switcher.body(path, shown))
            )
        yield from (f"{source / path} is missing: bring it back" for path in sorted(left))
