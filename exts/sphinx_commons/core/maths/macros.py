"""Macros of TeX formulas: those a project sets for its website, and those a page defines.

MathJax takes both, so formulas lean on them. No Sphinx here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NAME = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
DEFINITION = re.compile(
    r"\\(?P<kind>(?:re|provide)?newcommand|providecommand|DeclareMathOperator|def)(?![A-Za-z])\*?"
)
PARAMETER = re.compile(r"#([1-9])")
MOST_EXPANSIONS = 500
LONGEST = 50_000  # characters of a formula, as macros in macros may multiply


class MacroError(ValueError):
    """A macro that cannot be read or has no end."""


@dataclass(frozen=True, slots=True)
class Macro:
    """*count* is how many arguments it takes, *default* the first one where it may be left out."""

    body: str
    count: int = 0
    default: str | None = None


def argument(tex: str, at: int) -> tuple[str, int]:
    """The argument that begins at *at*, without its braces, and where it ends."""
    while at < len(tex) and tex[at].isspace():
        at += 1
    if at == len(tex):
        raise MacroError("an argument is missing")
    if tex[at] != "{":
        end = match.end() if (match := NAME.match(tex, at)) else at + 1
        return tex[at:end], end
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, at):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return tex[at + 1 : found.start()], found.end()
    raise MacroError("a brace is not closed")


def optional(tex: str, at: int) -> tuple[str | None, int]:
    """The argument in brackets at *at*, if there is one, and where it ends."""
    match = re.compile(r"\s*\[([^\[\]]*)\]").match(tex, at)
    return (match[1], match.end()) if match else (None, at)


def take_definitions(tex: str) -> tuple[str, dict[str, Macro]]:
    """*tex* without the macros it defines, and these by name."""
    found: dict[str, Macro] = {}
    rest, at = "", 0
    while match := DEFINITION.search(tex, at):
        rest += tex[at : match.start()]
        name, end = argument(tex, match.end())
        if match["kind"] == "def":
            parameters = re.compile(r"[^{]*").match(tex, end)
            assert parameters is not None
            body, at = argument(tex, parameters.end())
            found[name] = Macro(body, parameters[0].count("#"))
        elif match["kind"] == "DeclareMathOperator":
            body, at = argument(tex, end)
            star = "*" if match[0].endswith("*") else ""
            found[name.strip()] = Macro(rf"\operatorname{star}{{{body}}}")
        else:
            count, end = optional(tex, end)
            default, end = optional(tex, end)
            body, at = argument(tex, end)
            found[name.strip()] = Macro(body, int(count or 0), default)
    return rest + tex[at:], found


def expand(tex: str, macros: Mapping[str, Macro]) -> str:
    """*tex* with all *macros* replaced by what they stand for."""
    at = expansions = 0
    while match := NAME.search(tex, at):
        macro = macros.get(match[0])
        if macro is None:
            at = match.end()
            continue
        expansions += 1
        if expansions > MOST_EXPANSIONS or len(tex) > LONGEST:
            raise MacroError(f"the macro {match[0]} has no end")
        body, end = _applied(macro, tex, match.end())
        at = match.start()
        # A command at its end must not grow together with the letter that follows.
        apart = " " if re.search(r"\\[A-Za-z]+$", body) and tex[end : end + 1].isalpha() else ""
        tex = tex[:at] + body + apart + tex[end:]
    return tex


def _applied(macro: Macro, tex: str, end: int) -> tuple[str, int]:
    """The body of *macro* with the arguments that follow, and where they end."""
    given: list[str] = []
    if macro.default is not None:
        first, end = optional(tex, end)
        given.append(macro.default if first is None else first)
    while len(given) < macro.count:
        found, end = argument(tex, end)
        given.append(found)
    if not given:
        return macro.body, end

    def filled(match: re.Match[str]) -> str:
        number = int(match[1])
        return given[number - 1] if number <= len(given) else ""

    return PARAMETER.sub(filled, macro.body), end


def of_mathjax(settings: object) -> dict[str, Macro]:
    """The macros in MathJax's settings; what is no macro is passed over."""
    if not isinstance(settings, Mapping):
        return {}
    held = settings.get("tex") or settings.get("TeX") or {}
    macros = (held.get("macros") or held.get("Macros")) if isinstance(held, Mapping) else None
    found = {}
    for name, value in macros.items() if isinstance(macros, Mapping) else ():
        match value:
            case str(body):
                found[f"\\{name}"] = Macro(body)
            case [str(body), int(count)]:
                found[f"\\{name}"] = Macro(body, count)
            case [str(body), int(count), str(default)]:
                found[f"\\{name}"] = Macro(body, count, default)
    return found


def of_project(config: Any) -> dict[str, Macro]:
    """The macros that a project sets for its website or for LaTeX; *config* is that of Sphinx."""
    found: dict[str, Macro] = {}
    for preamble in (
        config.latex_elements.get("preamble", ""),
        getattr(config, "imgmath_latex_preamble", ""),
    ):
        try:
            found.update(take_definitions(str(preamble))[1])
        except MacroError:
            continue  # it holds more than macros, and TeX itself will complain
    for name in ("mathjax_config", "mathjax3_config", "mathjax4_config"):
        found.update(of_mathjax(getattr(config, name, None)))
    return found


class KnownMacros:
    """The macros that the formulas of a project know; *config* is that of Sphinx.

    Those of the project hold everywhere, those that a formula defines for the rest of its page.
    """

    def __init__(self, config: Any) -> None:
        self._project = of_project(config)
        self._pages: defaultdict[str, dict[str, Macro]] = defaultdict(dict)

    def expanded(self, tex: str, page: str) -> str:
        """*tex* of a page without macros, empty where it only defines some.

        :raises MacroError: where one cannot be read or has no end.
        """
        rest, found = take_definitions(tex)
        self._pages[page].update(found)
        return expand(rest, {**self._project, **self._pages[page]}) if rest.strip() else ""
