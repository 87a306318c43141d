"""The folder that the compiler reads: template and pictures, and a digest of all it is given."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from .. import safe_files, typefaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEMPLATE = Path(__file__).parent / "template"


def lay_out(folder: Path, images: Sequence[tuple[Path, str]]) -> list[Path]:
    """Put template and images below *folder*, all that the compiler reads; the images' files."""
    target = folder / "images"
    target.mkdir(parents=True, exist_ok=True)
    rules = folder / TEMPLATE.name  # apart from the handbooks, one of which may be "style"
    rules.mkdir(exist_ok=True)
    for source, name in images:
        safe_files.copy_if_changed(source, target / name)
    for file in sorted(TEMPLATE.glob("*.typ")):
        safe_files.copy_if_changed(file, rules / file.name)
    return [target / name for _source, name in images]


def fingerprint(text: str, files: Iterable[Path]) -> str:
    """A digest of all that a PDF is made of: source, template, fonts, images, compiler."""
    digest = hashlib.sha256(f"typst {version('typst')}\n{text}".encode())
    for file in [*sorted(TEMPLATE.glob("*.typ")), *sorted(files)]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    for file in sorted(typefaces.FOLDER.glob("*.otf")):
        digest.update(f"{file.name} {file.stat().st_size}".encode())
    return digest.hexdigest()
