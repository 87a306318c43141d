"""Settings in a Ruby file, read as data: what is computed in Ruby is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_STRING = r"""(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")"""
_SET = re.compile(r"^\s*(?:config\[:(\w+)\]\s*=|set\s*\(?\s*:(\w+)\s*,)\s*(.*)$")
_ASSIGN = re.compile(r"^\s*(\w+)\.(\w+)\s*=\s*(.*)$")
_OPTION = re.compile(rf"(?::?(\w+)\s*(?:=>|:))\s*(?:{_STRING}|:(\w+)|([\w.]+))")


@dataclass(slots=True)
class RubySettings:
    """What a ``config.rb`` says plainly."""

    values: dict[str, str] = field(default_factory=dict)
    options: dict[str, dict[str, object]] = field(default_factory=dict)
    blogs: list[dict[str, str]] = field(default_factory=list)
    active: set[str] = field(default_factory=set)
    pages: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    proxies: list[tuple[str, str]] = field(default_factory=list)
    redirects: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    templates: set[str] = field(default_factory=set)  # pages only as the source of others
    computed: list[str] = field(default_factory=list)  # proxies and redirects with Ruby in them


def read(text: str) -> RubySettings:
    """The settings in *text*."""
    found = RubySettings()
    block: tuple[str, dict[str, str]] | None = None
    for line in _logical_lines(text):
        opened = re.match(r"^\s*activate\s*\(?\s*:(\w+)\)?(.*)$", line)
        if opened:
            found.active.add(opened[1])
            name = re.search(r"do\s*\|(\w+)\|", opened[2])
            if opened[1] == "blog":
                found.blogs.append({})
            block = (name[1], found.blogs[-1] if opened[1] == "blog" else {}) if name else None
            _options_of(opened[2], found.options.setdefault(opened[1], {}))
        elif setting := _SET.match(line):
            _set(found, setting[1] or setting[2], setting[3])
        elif (assigned := _ASSIGN.match(line)) and block and assigned[1] == block[0]:
            block[1][assigned[2]] = string(assigned[3])
        else:
            _directive(found, line)
    return found


def _logical_lines(text: str) -> list[str]:
    """Lines without comments; a call whose line ends in a comma goes on."""
    out: list[str] = []
    for raw in text.split("\n"):
        line = _without_comment(raw)
        if out and out[-1].rstrip().endswith((",", "{", "(")):
            out[-1] = out[-1].rstrip() + " " + line.strip()
        else:
            out.append(line)
    return out


def _without_comment(line: str) -> str:
    quote = ""
    for index, char in enumerate(line):
        if quote:
            quote = "" if char == quote and line[index - 1] != "\\" else quote
        elif char in "'\"":
            quote = char
        elif char == "#":
            return line[:index]
    return line


def string(source: str) -> str:
    """The string, symbol, pattern or word that *source* starts with."""
    source = source.strip()
    if found := re.match(_STRING, source):
        return (found[1] if found[1] is not None else found[2]).replace("\\'", "'")
    if found := re.match(r"/\(?(.*?)\)?/[a-z]*\s*$", source):
        return found[1]
    if found := re.match(r":?([\w.]+)", source):
        return found[1]
    return ""


def _options_of(source: str, into: dict[str, object]) -> None:
    for found in _OPTION.finditer(source):
        key, single, double, symbol, word = found.groups()
        value = next((v for v in (single, double, symbol, word) if v is not None), "")
        into[key] = {"true": True, "false": False, "nil": None}.get(value, value)


def _set(found: RubySettings, key: str, source: str) -> None:
    if re.match(r"\s*(?:\{|:?\w+\s*(?:=>|:)\s)", source):
        _options_of(source, found.options.setdefault(key, {}))
    else:
        found.values[key] = string(source)


def _directive(found: RubySettings, line: str) -> None:
    call = re.match(rf"^\s*(page|proxy|redirect|ignore)\s*\(?\s*{_STRING}(.*)$", line)
    if not call:
        return
    first = call[2] if call[2] is not None else call[3]
    rest = call[4].lstrip(", ")
    if call[1] == "proxy" and (target := re.match(_STRING, rest)):
        _note_template(found, target[1] if target[1] is not None else target[2], rest)
    if "#{" in first + rest and call[1] in ("proxy", "redirect"):
        found.computed.append(" ".join(line.split()))
        return
    if call[1] == "page":
        options: dict[str, object] = {}
        _options_of(rest, options)
        found.pages.append((first, options))
    elif call[1] == "ignore":
        found.ignored.append(first)
    elif call[1] == "redirect":
        options = {}
        _options_of(rest, options)
        if isinstance(options.get("to"), str):
            found.redirects.append((first, str(options["to"])))
    elif call[1] == "proxy" and (target := re.match(_STRING, rest)):
        found.proxies.append((first, target[1] if target[1] is not None else target[2]))


def _note_template(found: RubySettings, target: str, rest: str) -> None:
    options: dict[str, object] = {}
    _options_of(rest, options)
    if options.get("ignore") is True:
        found.templates.add(target.lstrip("/"))
