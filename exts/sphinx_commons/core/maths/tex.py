"""TeX formulas in the words that latex2mathml, and ziamath with it, reads right. No Sphinx here.

It passes over what it does not know, or sets it as letters. So each such thing is put in other
words here, or named in an error.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .macros import MacroError, argument

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

LEFT_OVER = re.compile(r"\\[A-Za-z]|^\\$")
VERBATIM = "monospace"  # where a backslash is none of a command
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")
BLANK = re.compile(r"\\\\|\\\s+")
LINE_END = re.compile(r"\\\\(?:\*|\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\])+")
# What prints nothing; numbers and anchors of equations come from Sphinx.
SILENT = re.compile(
    r"\\(?:label|require|phantomsection)\s*\{[^{}]*\}"
    r"|\\(?:nonumber|notag|allowbreak|displaybreak|noindent|relax|protect|ensuremath)(?![A-Za-z])"
)
SAME = {
    r"\|": r"\Vert ",
    r"\&": r"\text{&amp;}",
    r"\bm": r"\boldsymbol ",
    r"\pmb": r"\boldsymbol ",
    r"\backslash": r"\setminus ",
    r"\bold": r"\mathbf ",
    r"\hdots": r"\ldots ",
    r"\dotsi": r"\cdots ",
    r"\coloneqq": r"\mathrel{:=}",
    r"\eqqcolon": r"\mathrel{=:}",
    r"\mathds": r"\mathbb ",
    r"\nicefrac": r"\tfrac ",
    r"\AA": r"\text{Å}",
}
TAG = re.compile(r"\\tag(\*?)\s*\{([^{}\\$]*)\}")
COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
BIG_BAR = re.compile(r"(\\[bB]igg?[lrm]?\s*)\\(?:[lr]?(vert|Vert)(?![A-Za-z])|\|)")
RAISED_FONT = re.compile(r"([_^])\s*\\(rm|bf|it|sf|tt|cal)\s*\{")
TEXT = re.compile(r"\\(text(?:bf|it|md|normal|rm|sf|tt|up)?|mbox|hbox)(?![A-Za-z])")
OPERATOR = re.compile(r"\\operatorname(\*|withlimits(?![A-Za-z]))?(?![A-Za-z])")
# A function before its argument, as in "sup f"; before brackets there is no gap.
NAMED = re.compile(
    r"(\\operatorname\*?\{[^{}]*\}(?:\s*[_^]\s*(?:\{[^{}]*\}|\\[A-Za-z]+|\w))*)\s*(?=[A-Za-z]|\\left)"
)
FONT = re.compile(r"\\math(?:bb|bf|cal|frak|it|rm|scr|sf|tt)(?![A-Za-z])")
BINOMIAL = re.compile(r"\\([dt]?)binom(?![A-Za-z])")
ESCAPED = re.compile(r"\\([_%#&${}])")
MATHS = re.compile(r"(?<!\\)\$")
ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{\s*([A-Za-z]+)(\*?)\s*\}")
POSITION = re.compile(r"\s*\[[tbc]\]")
COUNT = re.compile(r"\s*\{\d+\}")
PLAIN = {"equation", "displaymath", "math", "subequations"}
ALIGNED = {"align", "aligned", "alignat", "alignedat", "flalign", "eqnarray"}
STACKED = {"gather", "gathered", "multline", "multlined"}
KNOWN = {"split", "cases", "array", "smallmatrix"}
MATRIX = re.compile(r"[pbBvV]?matrix")
EMPTY_LINES = re.compile(r"(?P<first>\A)?(?:\s*\\\\)+\s*(?P<last>\\end\{|\Z)?")
TOP_RULE = re.compile(r"\A\s*(?:\\hline(?![A-Za-z])\s*)+")
BOTTOM_RULE = re.compile(r"(?:\\hline\s*)+$")
CELLS = re.compile(r"\\begin\{[^{}]*\}|\\end\{[^{}]*\}|\\\\|\\.|[{}&]", re.DOTALL)


def displayed(tex: str, *, as_is: bool) -> str:
    """The formula of a block as the website sets it.

    :param as_is: whether the block asks for that; else blank lines part equations, and lines are
        aligned.
    """
    if as_is:
        return tex
    parts = [part.strip() for part in tex.split("\n\n") if part.strip()]
    parts = [rf"\begin{{split}}{part}\end{{split}}" if r"\\" in part else part for part in parts]
    if len(parts) < 2:
        return "".join(parts)
    return _written("aligned" if "&" in tex else "gathered", r"\\".join(parts))


def take_tag(tex: str) -> tuple[str, str]:
    """*tex* without its only tag, and how that is written beside it."""
    tags = TAG.findall(tex)
    if len(tags) != 1:
        return tex, ""
    star, mark = tags[0]
    return TAG.sub("", tex), mark if star else f"({mark})"


def said(tex: str) -> str:
    """What is read aloud for *tex*."""
    return " ".join(SILENT.sub("", COMMENT.sub(r"\1", tex)).split())


def readable(tex: str) -> str:
    """*tex* in words that ziamath reads.

    :raises MacroError: for what it cannot draw.
    """
    tex = SILENT.sub("", COMMENT.sub(r"\1", tex))
    tex = BLANK.sub(lambda match: match[0] if match[0] == r"\\" else r"\ ", tex)
    tex = ENVIRONMENT.sub(r"\\\1{\2\3}", tex)
    if _has_loose_cells(tex):
        tex = _written("align*", tex)
    tex = LINE_END.sub(r"\\\\", tex)
    tex = BIG_BAR.sub(lambda match: match[1] + ("|" if match[2] == "vert" else "‖"), tex)
    tex = RAISED_FONT.sub(r"\1\\math\2{", tex)
    tex = _replaced(TEXT, 1, _text, tex)
    tex = _replaced(OPERATOR, 1, _operator, tex)
    tex = NAMED.sub(r"\1\,", tex)
    tex = _replaced(BINOMIAL, 2, _binomial, tex)
    tex = _replaced(FONT, 1, lambda match, words: f"{match[0]}{{{words}}}", tex)
    tex = _environments(tex)
    tex = EMPTY_LINES.sub(_ended, COMMAND.sub(lambda match: SAME.get(match[0], match[0]), tex))
    return tex.strip()


def unknown_commands(mathml: Element) -> list[str]:
    """The commands that were not understood: their names are set as words."""
    words = {part.text or "" for part in mathml.iter() if part.get("mathvariant") != VERBATIM}
    return sorted(word for word in words if LEFT_OVER.search(word))


def _ended(match: re.Match[str]) -> str:
    """The end of a line; lines without anything in them have impossible heights."""
    ends = match["first"] is not None or match["last"] is not None
    return (match["last"] or "") if ends else r" \\ "


def _replaced(pattern: re.Pattern[str], count: int, write: Callable[..., str], tex: str) -> str:
    """*tex* with each command of *pattern* and its arguments as *write* puts them."""
    done, at = "", 0
    while match := pattern.search(tex, at):
        done += tex[at : match.start()]
        at = match.end()
        given = []
        for _ in range(count):
            found, at = argument(tex, at)
            given.append(_replaced(pattern, count, write, found) if write is not _text else found)
        done += write(match, *given)
    return done + tex[at:]


def _text(match: re.Match[str], words: str) -> str:
    """Words among signs; formulas in them stand beside them."""
    name = "text" if match[1] in ("mbox", "hbox") else match[1]
    parts = MATHS.split(words)
    shown = []
    for number, part in enumerate(parts):
        if number % 2:
            shown.append(f"{{{part}}}")
        elif part:
            plain = ESCAPED.sub(r"\1", part.replace("\n", " ").replace("~", " "))
            # Braces in words only group.
            plain = plain.replace("{", "").replace("}", "")
            plain = plain.replace("``", "“").replace("''", "”")
            # What reads the formula takes these for markup once more.
            plain = plain.replace("&", "&amp;").replace("<", "&lt;")
            shown.append(rf"\{name}{{{plain}}}")
    return shown[0] if len(shown) == 1 else f"{{{''.join(shown)}}}"


def _operator(match: re.Match[str], name: str) -> str:
    """The name of a function, whose spaces and words are plain letters."""
    plain = re.sub(r"\\(?:[,:;! ]|q?quad(?![A-Za-z]))|~", " ", name)
    plain = re.sub(r"\\(?:text|math)(?:rm|sf|it|bf|up|normal)?(?![A-Za-z])|[{}]", "", plain)
    plain = " ".join(plain.replace("-", " ").split())
    if not re.fullmatch(r"[A-Za-z ]+", plain):
        return rf"\mathrm{{{name}}}"
    plain = plain.replace(" ", "\N{NO-BREAK SPACE}")  # as other blanks are left out
    return rf"\operatorname{'*' if match[1] else ''}{{{plain}}}"


def _binomial(_match: re.Match[str], above: str, below: str) -> str:
    return rf"\left({{{above}}}\atop{{{below}}}\right)"


def _environments(tex: str) -> str:
    """*tex* with each environment as one that is known."""
    done, at = "", 0
    while match := ENVIRONMENT.search(tex, at):
        done += tex[at : match.start()]
        at = match.end()
        if match[1] == "end":
            raise MacroError(f"\\end{{{match[2]}}} without its beginning")
        inside, at = _inside(tex, at, match[2] + match[3])
        drawn = _environment(match[2], match[3], inside)
        done += f"{{{drawn}}}" if tex[at:].lstrip()[:1] in ("^", "_") else drawn
    return done + tex[at:]


def _inside(tex: str, at: int, name: str) -> tuple[str, int]:
    """What the environment *name* that begins at *at* holds, and where it ends."""
    depth = 1
    for match in ENVIRONMENT.finditer(tex, at):
        if match[2] + match[3] == name:
            depth += 1 if match[1] == "begin" else -1
            if depth == 0:
                return tex[at : match.start()], match.end()
    raise MacroError(f"\\begin{{{name}}} without its end")


def _environment(name: str, star: str, inside: str) -> str:
    if name in PLAIN:
        return _environments(inside)
    if name == "array":
        position = POSITION.match(inside)
        columns, end = argument(inside, position.end() if position else 0)
        return _array(_columns(columns), _environments(inside[end:]))
    if name in ("alignat", "alignedat"):
        inside = COUNT.sub("", inside, count=1)
    if name in ALIGNED | STACKED | {"split", "cases", "dcases"}:
        inside = POSITION.sub("", inside, count=1) if POSITION.match(inside) else inside
    inside = _environments(inside)
    if inside.lstrip().startswith("["):  # else it would be an option
        inside = f"{{}}{inside}"
    if name == "eqnarray":
        inside = _two_columns(inside)
    if name in ALIGNED:
        return _written("align*", inside)
    if name in STACKED:
        return _written("displaylines", inside)
    if name == "dcases":
        return _written("cases", inside)
    if name in ("rcases", "drcases"):
        return rf"\left.{_written('array', '{ll}' + inside)}\right\}}"
    if name in KNOWN or MATRIX.fullmatch(name):
        return _written(name + star, inside)
    raise MacroError(f"unknown environment {name}")


def _written(name: str, inside: str) -> str:
    return rf"\begin{{{name}}}{inside}\end{{{name}}}"


def _array(columns: str, inside: str) -> str:
    """An array; its outer rules are signs around it, as only inner ones are known."""
    above, below = TOP_RULE.match(inside), BOTTOM_RULE.search(inside)
    inside = BOTTOM_RULE.sub("", TOP_RULE.sub("", inside))
    written = _written("array", f"{{{columns.strip('|')}}}{inside}")
    if "|" not in columns[:1] + columns[-1:]:
        return written
    if above and below and columns[0] == columns[-1]:
        return rf"\boxed{{{written}}}"
    left, right = ("|" if sign == "|" else "." for sign in (columns[0], columns[-1]))
    return rf"\left{left}{written}\right{right}"


def _columns(given: str) -> str:
    """The columns of an array as letters, with a bar where there are rules."""
    plain = re.sub(r"[@!><]\s*\{[^{}]*\}", "", given)
    plain = re.sub(r"[pmb]\s*\{[^{}]*\}", "l", plain)
    plain = re.sub(
        r"\*\s*\{(\d{1,2})\}\s*\{([lcr|\s]*)\}", lambda match: match[2] * int(match[1]), plain
    )
    plain = re.sub(r"\|+", "|", "".join(plain.split()))
    if not re.fullmatch(r"[lcr|]*", plain):
        raise MacroError(f"unknown columns {given}")
    return plain


def _has_loose_cells(tex: str) -> bool:
    """Whether columns are marked outside all environments, as Sphinx lets those of TeX be."""
    depth = 0
    for sign in CELLS.findall(tex):
        depth += sign.startswith(r"\begin") - sign.startswith(r"\end")
        if depth == 0 and sign == "&":
            return True
    return False


def _two_columns(inside: str) -> str:
    """Rows of ``left & sign & right`` with the sign in the column of the right."""
    done, cells = [], 0
    depth = at = 0
    for match in CELLS.finditer(inside):
        sign = match[0]
        done.append(inside[at : match.start()])
        at = match.end()
        if sign.startswith(r"\begin") or sign == "{":
            depth += 1
        elif sign.startswith(r"\end") or sign == "}":
            depth -= 1
        elif depth == 0 and sign == r"\\":
            cells = 0
        elif depth == 0 and sign == "&":
            cells += 1
            sign = " " if cells % 3 == 2 else "&"
        done.append(sign)
    return "".join(done) + inside[at:]
