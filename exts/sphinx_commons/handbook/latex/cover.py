"""What the options of a handbook are in LaTeX: the words of the template, a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import texescape

if TYPE_CHECKING:
    from ..settings import Handbook

PAPERS = {"a4": "a4paper", "us-letter": "letterpaper"}
USUAL_DEPTH = 6  # of lists in each other
MOST_LEVELS = 6  # of headings, in contents
FONTS = r"""
\usepackage{fontspec}
\setmainfont{SourceSerif4}[Path=./,Extension=.otf,UprightFont=*-Regular,ItalicFont=*-It,
  BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt]
\setsansfont{SourceSans3}[Path=./,Extension=.otf,UprightFont=*-Regular,ItalicFont=*-It,
  BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt]
\setmonofont{SourceCodePro}[Path=./,Extension=.otf,UprightFont=*-Regular,ItalicFont=*-It,
  BoldFont=*-Semibold,BoldItalicFont=*-SemiboldIt,Scale=0.88]
% Two characters that these faces have not.
\AtBeginDocument{\renewcommand{\textvisiblespace}{\rule[-.1ex]{.4em}{.4pt}}\catcode"2023=13 }
\begingroup\lccode`\~="2023 \lowercase{\endgroup\def~}{\ensuremath{\triangleright}}
"""
# Inline text with these classes. TeX may do without ulem.
ROLES = r"""
\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{\let\sout\relax\let\uline\relax}
\newcommand{\DUroles}[1]{\sout{#1}}
\newcommand{\DUroledel}[1]{\sout{#1}}
\newcommand{\DUrolestrike}[1]{\sout{#1}}
\newcommand{\DUroleu}[1]{\uline{#1}}
\newcommand{\DUroleins}[1]{\uline{#1}}
\newcommand{\DUrolesmall}[1]{{\small #1}}
\newcommand{\DUrolekbd}[1]{\sphinxkeyboard{#1}}
\newcommand{\DUrolebadge}[1]{{\setlength{\fboxsep}{1.5pt}\fbox{\sffamily\footnotesize #1}}}
"""


def cover(title: str, book: Handbook, engine: str) -> str:
    """The command for the cover, with what Sphinx's own has no word for.

    Running heads repeat the title, so the subtitle joins it for the cover alone.
    """
    lines = [r"\begingroup"]
    if book.subtitle:
        subtitle = texescape.escape(book.subtitle, engine)
        shown = rf"\texorpdfstring{{\\[1ex]{{\LARGE\mdseries {subtitle}}}}}{{: {subtitle}}}"
        lines.append(rf"\makeatletter\def\@title{{{title}{shown}}}\makeatother")
    if book.cover_note:
        lines.append(rf"\authoraddress{{{texescape.escape(book.cover_note, engine)}}}")
    return "\n".join([*lines, r"\sphinxmaketitle", r"\endgroup"])


def options_of(book: Handbook, title: str, engine: str) -> dict[str, str]:
    """The variables of Sphinx's template that *book* settles."""
    return {
        "papersize": PAPERS[book.paper],
        "extraclassoptions": "" if book.print else "openany,oneside",
        "maketitle": cover(title, book, engine),
        "sphinxsetup": "verbatimforcewraps=true",
        "tableofcontents": r"\sphinxtableofcontents" if book.contents_depth else "",
        "makeindex": r"\makeindex" if book.index else "",
        "printindex": r"\printindex" if book.index else "",
    }
