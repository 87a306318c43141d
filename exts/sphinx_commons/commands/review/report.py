"""The pages of a review. What comes from the site is text in them, never markup."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from . import passages

if TYPE_CHECKING:
    from .builds import Build
    from .comparison import Comparison
    from .sheets import Book

HERE = Path(__file__).parent
# What a browser shows in <img>, where nothing in it runs.
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
KINDS = {
    "Pages": {".html"},
    "Styles and scripts": {".css", ".js", ".mjs"},
    "Pictures": PICTURES | {".ico"},
    "Fonts": {".woff", ".woff2", ".ttf", ".otf"},
    "Handbooks": {".pdf", ".epub"},
}
UNITS = ("bytes", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Size:
    """The bytes of a file, or of all of a kind; ``pictures`` are where they are in the review."""

    name: str
    before: int
    after: int
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All that is told of one change."""

    project: str
    before: Build
    after: Build
    found: Comparison
    books: list[Book]
    is_dirty: bool


def write(review: Review, folder: Path) -> None:
    """Write the pages into the *folder*, which has nothing else afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(HERE / "static" / "review.css", folder)
    writer = Writer(folder)
    for number, page in enumerate(review.found.changed, 1):
        writer.write("changed.html", f"pages/{number}.html", page=page, **_rows(page.rows))
    for number, group in enumerate(review.found.around, 1):
        writer.write("around.html", f"around/{number}.html", group=group, **_rows(group.rows))
    for number, book in enumerate(review.books, 1):
        names = writer.pictures_of(book, number)
        writer.write("book.html", f"books/{number}.html", book=book, names=names)
    writer.write(
        "index.html",
        "index.html",
        project=review.project,
        before=review.before,
        after=review.after,
        found=review.found,
        books=review.books,
        is_dirty=review.is_dirty,
        is_same=review.found.old == review.found.new and not review.books,
        files=list(writer.files(review)),
        sizes=sizes(review.found),
    )


class Writer:
    """Writes pages and pictures into one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=False,
        )
        self.templates.filters["bytes"] = in_bytes
        self.templates.filters["signed_bytes"] = lambda n: f"{'+' * (n > 0)}{in_bytes(n)}"

    def write(self, template: str, name: str, **context: Any) -> None:
        """Write the page *name*."""
        up = "../" * name.count("/")
        page = self.templates.get_template(template).render(up=up, **context)
        self.put(name, page.encode("utf-8", "replace"))

    def put(self, name: str, content: bytes) -> None:
        """Write the file *name*."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def pictures_of(self, book: Book, number: int) -> dict[tuple[str, int], str]:
        """Write the sheets of a book; side and number -> the file, from the page of the book."""
        names = {}
        for (side, sheet), content in book.pictures.items():
            names[side, sheet] = f"{number}-{side}-{sheet}.png"
            self.put(f"books/{names[side, sheet]}", content)
        return names

    def files(self, review: Review) -> list[Size]:
        """The other files, with copies of those that are pictures."""
        old, new = review.found.old.sizes, review.found.new.sizes
        found = []
        for number, name in enumerate(review.found.other_files()):
            shown: list[str] = []
            if (suffix := Path(name).suffix.lower()) in PICTURES:
                for side, build in (("before", review.before), ("after", review.after)):
                    file = build.site / name
                    path = f"files/{number}-{side}{suffix}" if file.is_file() else ""
                    if path:
                        self.put(path, file.read_bytes())
                    shown.append(path)
            found.append(Size(name, old.get(name, 0), new.get(name, 0), tuple(shown)))
        return found


def sizes(found: Comparison) -> list[Size]:
    """The bytes of the site by kinds of files, and of all of it."""
    rows = [
        Size(name, _sum(found.old.sizes, kinds), _sum(found.new.sizes, kinds))
        for name, kinds in KINDS.items()
    ]
    total = Size("All", sum(found.old.sizes.values()), sum(found.new.sizes.values()))
    other = Size(
        "Other files",
        total.before - sum(row.before for row in rows),
        total.after - sum(row.after for row in rows),
    )
    return [row for row in (*rows, other, total) if row.before or row.after]


def _sum(files: dict[str, int], kinds: set[str]) -> int:
    return sum(size for name, size in files.items() if Path(name).suffix.lower() in kinds)


def _rows(rows: list[passages.Row]) -> dict[str, Any]:
    shown = rows[: passages.LONGEST]
    return {"rows": shown, "left_out": len(rows) - len(shown)}


def in_bytes(count: float) -> str:
    """*count* bytes in a unit that keeps the number short."""
    unit = 0
    while abs(count) >= 1000 and unit < len(UNITS) - 1:
        count, unit = count / 1000, unit + 1
    return f"{count:.{min(unit, 1)}f} {UNITS[unit]}"
