"""Redirects of an ``.htaccess`` file: Apache's ``Redirect``, ``RedirectMatch``, ``RewriteRule``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commons_importer.engines.common import path_patterns
from commons_importer.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commons_importer.model import Site
    from commons_importer.report import Report

_WORD = r"(?:\"([^\"]*)\"|(\S+))"
_REDIRECT = re.compile(
    rf"Redirect(Permanent|Temp|Match)?\s+(?:(?:(\d{{3}})|permanent|temp|seeother|gone)\s+)?"
    rf"{_WORD}(?:\s+{_WORD})?\s*$",
    re.IGNORECASE,
)
_REWRITE = re.compile(rf"RewriteRule\s+{_WORD}\s+{_WORD}(?:\s+\[(.*?)\])?\s*$", re.IGNORECASE)
_CONDITION = re.compile(r"RewriteCond\s+(\S+)", re.IGNORECASE)
_HARMLESS = re.compile(r"%\{(?:REQUEST_FILENAME|SCRIPT_FILENAME|DOCUMENT_ROOT)\}", re.IGNORECASE)
_OF_HOSTS = re.compile(r"%\{(?:HTTP_HOST|HTTPS|SERVER_PORT|SERVER_NAME|HTTP:[\w-]+)\}", re.I)


def note_htaccess(text: str, name: str, site: Site, report: Report) -> None:
    """Remember the rules of an ``.htaccess`` file until all pages are known."""
    conditions: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        written = line.strip()
        if condition := _CONDITION.match(written):
            conditions.append(condition[1])
            continue
        rule = read(written)
        if rule is not None:
            _note(rule, conditions, f"not carried over: {written}", (name, number), site, report)
        if re.match(r"RewriteRule\s", written, re.IGNORECASE):
            conditions = []


def _note(
    rule: tuple[str, str, bool], conditions: list[str], message: str, place: tuple[str, int],
    site: Site, report: Report,
) -> None:  # fmt: skip
    old, new, by_pattern = rule
    if by_pattern and _is_of_hosts(old, new, conditions):
        return  # it chooses among the names of one host; the path stays
    if "#{" in old + new or "<%" in old + new:
        return  # a line that a template fills
    computed = "%{" in new or re.search(r"%\d(?![0-9A-Fa-f])", new)
    if computed or any(not _HARMLESS.match(c) for c in conditions):
        report.note(*place, "url", message)
        return
    site.rules.append(Rule(old, new, by_pattern, *place, message))


def _is_of_hosts(old: str, new: str, conditions: list[str]) -> bool:
    all_paths = old in ("^", "^(.*)$", "(.*)", "^/?(.*)$", "^/?(.*)", "^(.*)", ".*", "^.*$")
    same = re.fullmatch(r"https?://[^/\s]+?/?(?:%\{REQUEST_URI\}|\$1)?", new, re.IGNORECASE)
    return all_paths and bool(same) and all(_OF_HOSTS.match(c) for c in conditions)


def read(line: str) -> tuple[str, str, bool] | None:
    """The old path, the target, and whether the path is a pattern; None for other lines."""
    if found := _REDIRECT.match(line):
        old, new = found[3] or found[4], found[5] or found[6]
        if not new:
            return None  # a path that was gone
        return old, _absolute(new), (found[1] or "").lower() == "match"
    if (found := _REWRITE.match(line)) and _is_redirect(found[5], found[4] or found[3] or ""):
        old = found[1] if found[1] is not None else found[2]
        new = found[3] if found[3] is not None else found[4]
        return (old, _absolute(new), True) if new != "-" else None
    return None


def _is_redirect(flags: str | None, target: str) -> bool:
    """Whether a browser hears of the rule; others only say where a file lies."""
    named = {flag.split("=")[0].strip().upper() for flag in (flags or "").split(",")}
    return "R" in named or "REDIRECT" in named or target.startswith(("http://", "https://"))


def _absolute(target: str) -> str:
    if target.startswith(("/", "http://", "https://", "-", "%", "$")):
        return target if not target.startswith("$") else f"/{target}"
    return f"/{target}"


def expand(site: Site, report: Report) -> None:
    """Turn the remembered rules into redirects, patterns by way of the pages there are."""
    known = sorted({url for page in site.pages for url in [page.url, *page.also] if url})
    below: list[tuple[str, str]] = []
    for rule in site.rules:
        try:
            site.redirects += _plain(rule, known)
        except path_patterns.UnknownPatternError:
            report.note(rule.file, rule.line, "url", rule.message)
        if not rule.by_pattern:
            below += _prefixed(rule, known)
    site.redirects += below


def _plain(rule: Rule, known: list[str]) -> Iterable[tuple[str, str]]:
    if not rule.by_pattern:
        return [(rule.old, rule.new)]
    found = path_patterns.redirects(rule.old, rule.new, known)
    return [("/" + old.lstrip("/"), new) for old, new in found]


def _prefixed(rule: Rule, known: list[str]) -> Iterable[tuple[str, str]]:
    """``Redirect`` takes along whatever stands below the old path."""
    old, new = rule.old.rstrip("/"), rule.new.split("#")[0].rstrip("/")
    if not old or not new or not new.startswith("/"):
        return []
    return [(old + url[len(new) :], url) for url in known if url.startswith(new + "/")
            and len(url) > len(new) + 1]  # fmt: skip
