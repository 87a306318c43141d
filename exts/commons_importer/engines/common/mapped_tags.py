"""What the command line says that template tags of a site's own stand for."""

from __future__ import annotations

import html
import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIELD = re.compile(r"\{(\w+)\}")
_NAMED = re.compile(r"([A-Za-z_][\w-]*)\s*[=:]\s*(?!//)(.*)", re.DOTALL)
LONGEST = 20_000  # characters of what follows the name of a tag


def parse(given: Iterable[str]) -> dict[str, str]:
    """Name -> template, of texts ``NAME=TEMPLATE``.

    :raises ValueError: if a text is none.
    """
    out = {}
    for text in given:
        name, mark, template = text.partition("=")
        if not mark or not re.fullmatch(r"[A-Za-z_][\w.-]*", name.strip()):
            raise ValueError(f"{text!r:.60}: NAME=TEMPLATE is wanted")
        out[name.strip()] = template.replace("\\n", "\n")
    return out


def filled(template: str, arguments: str, content: str) -> str:
    """*template* for one use of its tag.

    ``{content}`` is what the tag encloses, ``{all}`` all that follows its name, ``{1}`` and so on
    the words of that, and ``{key}`` what is given as ``key=value``; what is not given is nothing.
    """
    values = {"all": html.escape(arguments.strip())}
    words = []
    for word in _words(arguments[:LONGEST]):
        if named := _NAMED.fullmatch(word):
            values.setdefault(named[1], html.escape(named[2]))
        else:
            words.append(html.escape(word))
    values |= {str(number): word for number, word in enumerate(words, 1)}
    values["content"] = content
    return _FIELD.sub(lambda found: values.get(found[1], ""), template)


def _words(arguments: str) -> list[str]:
    lexer = shlex.shlex(arguments, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        return [word.strip(",") for word in lexer]
    except ValueError:  # a quote that nothing closes
        return arguments.split()
