"""Files that a build writes: only where they changed, and never half. No Sphinx here."""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATE = HERE / "typst" / "template"
BEGINNINGS = {
    b"\x89PNG": (".png",),
    b"\xff\xd8\xff": (".jpg", ".jpeg"),
    b"GIF8": (".gif",),
    b"RIFF": (".webp",),
}


def fingerprint(text: str, files: Iterable[Path]) -> str:
    """A digest of all that a PDF is made of: source, template, fonts, images, compiler."""
    digest = hashlib.sha256(f"typst {version('typst')}\n{text}".encode())
    for file in [*sorted(TEMPLATE.glob("*.typ")), *sorted(files)]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    for file in sorted(FONTS.glob("*.otf")):
        digest.update(f"{file.name} {file.stat().st_size}".encode())
    return digest.hexdigest()


def read_record(path: Path) -> dict[str, Any]:
    """What was noted when a PDF was last made; empty where nothing was."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_if_changed(path: Path, text: str) -> None:
    """Write *text* unless the file says it already."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def write_whole(path: Path, data: bytes) -> None:
    """Replace *path* in one step, so that a broken run leaves the former file."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def copy_if_changed(source: Path, target: Path) -> None:
    """Copy *source* unless the target is the same."""
    if not target.is_file() or target.read_bytes() != source.read_bytes():
        shutil.copyfile(source, target)


def true_name(file: Path, name: str) -> str:
    """*name* with the suffix of what *file* holds, which is what the compiler goes by."""
    if not file.is_file():
        return name
    with file.open("rb") as opened:
        begins = opened.read(4)
    for beginning, suffixes in BEGINNINGS.items():
        if begins.startswith(beginning) and Path(name).suffix.lower() not in suffixes:
            return name + suffixes[0]
    return name


def lay_out(folder: Path, images: Sequence[tuple[Path, str]]) -> list[Path]:
    """Put template and images below *folder*, all that the compiler reads; the images' files."""
    target = folder / "images"
    target.mkdir(parents=True, exist_ok=True)
    rules = folder / TEMPLATE.name  # apart from the handbooks, one of which may be "style"
    rules.mkdir(exist_ok=True)
    for source, name in images:
        copy_if_changed(source, target / name)
    for file in sorted(TEMPLATE.glob("*.typ")):
        copy_if_changed(file, rules / file.name)
    return [target / name for _source, name in images]
