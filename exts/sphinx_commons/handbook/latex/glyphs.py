"""Characters that the bundled faces lack, in LaTeX: set in fonts of the system, or by name.

XeTeX would leave them out and say so in its log only.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from .. import problems, typefaces
from ..characters import is_invisible, named
from ..typst import compiler, typ

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FACES = [faces[0] for faces in (typefaces.TEXT, typefaces.SANS, typefaces.CODE)]
SYMBOLS = "\u2023\u2423"  # drawn by the preamble
MOST_FAMILIES = 20
SELECTORS = "\ufe0e\ufe0f"  # of the look of an emoji; no face has a sign for them
SPACE = r"\hskip 0pt plus .1em\relax"
# Some faces have a character that others lack; in bookmarks it is itself.
ACTIVE = r"""
\newcommand{\handbookactive}[3]{%
  \AtBeginDocument{\catcode#1=13 }%
  \begingroup\lccode`\~=#1 \lccode`\!=#1 \lowercase{\endgroup
    \protected\def~{\texorpdfstring{%
      \iffontchar\font#1 \char#1 \else{#2\char#1 }\fi#3}{!}}}}
"""


def lacking(text: str) -> str:
    """The characters of *text* that one of the bundled faces has not."""
    wanted = "".join(sorted({char for char in text if ord(char) > 0x7F} - set(SYMBOLS)))
    return "".join(sorted({char for face in FACES for char in _lacking_in(face, wanted)}))


def _lacking_in(face: str, text: str) -> str:
    if not text:
        return ""
    # Apart, as the compiler names all of a run where one character is not covered.
    words = " ".join(f"#[#{typ.string(char)}]\n\n" for char in text)
    code = f'#set document(title: "a")\n#set text(font: "{face}", fallback: false)\n{words}'
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.typ")
        source.write_text(code, encoding="utf-8")
        result = compiler.compile_pdf(source, [typefaces.FOLDER], {}, system_fonts=False)
    return compiler.uncovered(result.problems)


def system_families() -> dict[str, list[tuple[int, int]]]:
    """The ranges of characters that families of the system have, as fontconfig says."""
    program = shutil.which("fc-list")
    if program is None:
        return {}
    form = "--format=%{family[0]}\t%{charset}\n"
    command = [program, form, ":color=false:variable=false:style=Regular"]
    listed = subprocess.run(  # noqa: S603 - nothing in it comes from a page
        command, capture_output=True, text=True, check=False
    ).stdout
    lines = (line.partition("\t") for line in sorted(listed.splitlines()))
    return {family: list(_ranges(charset)) for family, _tab, charset in lines if charset}


def _ranges(charset: str) -> Iterator[tuple[int, int]]:
    for part in charset.split():
        first, _, last = part.partition("-")
        yield int(first, 16), int(last or first, 16)


def shared_out(
    characters: str, families: Mapping[str, Collection[tuple[int, int]]]
) -> dict[str, str]:
    """Which of *characters* each family is to set, few families for many characters."""
    found: dict[str, str] = {}
    left = set(characters)
    while left and len(found) < MOST_FAMILIES:
        had = {
            family: {char for char in left if any(a <= ord(char) <= b for a, b in ranges)}
            for family, ranges in families.items()
        }
        best = max(had, key=lambda family: (len(had[family]), "Serif" in family), default="")
        if not best or not had[best]:
            break
        found[best] = "".join(sorted(had[best]))
        left -= had[best]
    return found


def preamble(shares: Mapping[str, str]) -> str:
    """What makes the characters commands that set them in their families."""
    lines = [ACTIVE] if shares else []
    for at, (family, characters) in enumerate(shares.items()):
        face = rf"\handbookface{chr(ord('A') + at)}"
        lines.append(rf"\newfontfamily{face}{{{family}}}")
        lines += [
            rf"\handbookactive{{{ord(char)}}}{{{face}}}{{{SPACE if is_wide(char) else ''}}}"
            for char in characters
        ]
    return "\n".join(lines)


def is_wide(character: str) -> bool:
    """Whether lines may end beside *character*, as in Chinese and Japanese."""
    return unicodedata.east_asian_width(character) == "W"


def spell_out(tree: nodes.document, characters: str) -> None:
    """Put names in the place of *characters*, and warn of each once."""
    characters += SELECTORS
    names = str.maketrans(
        {char: f"[{name}]" if name else "" for char, name in json.loads(named(characters)).items()}
    )
    waiting = {char for char in characters if not is_invisible(char)}
    for text in [text for text in tree.findall(nodes.Text) if set(characters) & set(text)]:
        for char in sorted(waiting & set(text)):
            problems.uncovered_character(char, text.parent)
        waiting -= set(text)
        parent = text.parent
        plain = parent.rawsource == parent.astext()
        parent.replace(text, nodes.Text(text.translate(names)))
        if plain:  # by this, listings of code are told from other blocks
            parent.rawsource = parent.astext()
