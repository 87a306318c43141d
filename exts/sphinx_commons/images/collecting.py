"""All pictures of a website: their copies are made once, kept beside the doctrees, and written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_commons.core.builders import makes_site
from sphinx_commons.core.digests import digest
from sphinx_commons.core.galleries import Copy, Gallery, Picture, gallery_of, hang
from sphinx_commons.core.notes import load_notes, save_notes
from sphinx_commons.core.stamps import stamp

from .copies import formats, make_copies
from .sizes import size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FOLDER = "pictures"  # below the image folder of the builder
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


def store_of(app: Sphinx) -> Path:
    """Where copies are kept between builds."""
    return Path(app.doctreedir, "pictures")


class Collector:
    """The pictures of one build, by path from the sources; what a former build knew is kept.

    A picture is told by its stamp, then by what it holds: a file that was copied or checked out
    again has its copies already.
    """

    def __init__(self, app: Sphinx) -> None:
        self.app, self.store = app, store_of(app)
        self.maker = digest(formats())
        self.notes = load_notes(self.store / "notes.json")
        self.seen: dict[str, Any] = {}
        self.made: dict[str, Any] = {}

    def collect(self, paths: list[str]) -> dict[str, Picture]:
        """Path -> picture; files that are no longer there are left out."""
        # Pillow lets other threads work while it does.
        with ThreadPoolExecutor(max(self.app.parallel, 1)) as pool:
            found = dict(zip(paths, pool.map(self._look, paths), strict=True))
        now = {"seen": self.seen, "made": self.made}
        if now != self.notes and paths:
            save_notes(self.store / "notes.json", now)
        return {path: picture for path, picture in found.items() if picture is not None}

    def _look(self, path: str) -> Picture | None:
        file = self.app.srcdir / path
        _path, *times, length = stamp(file)
        mark = [self.maker, *times, length]
        if length < 0:
            return None
        known = _entry(self.notes, "seen", path)
        key = known[1] if known and known[0] == mark else self._key(file)
        self.seen[path] = [mark, key]
        entry = _entry(self.notes, "made", key)
        picture = _picture(entry) if entry else None
        if picture is None or not all(map(self._is_kept, files_of([picture]))):
            picture = Picture(size_of(file), length, make_copies(file, self.store))
        self.made[key] = [picture.size, picture.length, picture.copies]
        return picture

    def _key(self, file: Path) -> str:
        return digest(self.maker, blake2b(file.read_bytes()).hexdigest(), file.suffix)

    def _is_kept(self, copy: Copy) -> bool:
        return stamp(self.store / copy.name)[-1] == copy.length


def _entry(notes: dict[str, Any], table: str, key: str) -> Any:
    found = notes.get(table)
    return found.get(key) if isinstance(found, dict) else None


def _picture(entry: Any) -> Picture | None:
    """The picture that *entry* of the notes tells of; None where they are damaged."""
    try:
        size, length, copies = entry
        shown = {kind: [Copy(*copy) for copy in some] for kind, some in copies.items()}
        return Picture(tuple(size) if size else None, length, shown)
    except (AttributeError, TypeError, ValueError):
        return None


def files_of(pictures: Iterable[Picture]) -> Iterator[Copy]:
    """The copies of *pictures*."""
    return (copy for picture in pictures for some in picture.copies.values() for copy in some)


def collect(app: Sphinx, env: BuildEnvironment) -> None:
    """``env-updated``: make the copies that pages will name."""
    if not makes_site(app.builder):
        return
    used = {p: found for p, found in env.images.items() if p.lower().endswith(SUFFIXES)}
    pictures = Collector(app).collect(sorted(used)) if used else {}
    gallery = Gallery({}, {})
    for path, picture in pictures.items():
        docnames, name = used[path]
        gallery.names[name] = picture
        for docname in docnames:
            gallery.pages.setdefault(docname, {})[name] = picture
    hang(app, gallery)


def views(app: Sphinx, _env: BuildEnvironment) -> dict[str, object]:
    """``page-views``: the copies that pages name."""
    return {d: sorted(shown.items()) for d, shown in gallery_of(app).pages.items()}


def planned(app: Sphinx) -> Iterator[str]:
    """``planned-files``: all copies."""
    builder: Any = app.builder
    for copy in files_of(gallery_of(app).names.values()):
        yield f"{builder.imagedir}/{FOLDER}/{copy.name}"


def write(app: Sphinx) -> list[Any]:
    """``html-collect-pages``: put the copies into the output folder; no page comes from here."""
    if not makes_site(app.builder):
        return []
    builder: Any = app.builder
    folder, store = Path(app.outdir, builder.imagedir, FOLDER), store_of(app)
    copies = set(files_of(gallery_of(app).names.values()))
    for copy in copies:
        # The name tells what is in the file; its length, whether it is whole.
        if stamp(folder / copy.name)[-1] != copy.length:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / copy.name).write_bytes((store / copy.name).read_bytes())
    for path in set(store.glob("*-*.*")) - {store / copy.name for copy in copies}:
        path.unlink()
    return []
