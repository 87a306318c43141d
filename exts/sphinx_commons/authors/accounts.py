"""Links of an author: accounts become URLs, and URLs are checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import did_you_mean
from sphinx_commons.core.words import _, marked
from sphinx_commons.front_matter.values import is_safe_url, shown

from .model import Link

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = r"@?(?P<name>[A-Za-z0-9](?:[\w.-]*\w)?)"


@dataclass(frozen=True, slots=True)
class Service:
    """A place where people have accounts: its name, what an account looks like, its URL."""

    label: str
    pattern: str
    url: str


SERVICES = {
    "bluesky": Service("Bluesky", NAME, "https://bsky.app/profile/{name}"),
    "codeberg": Service("Codeberg", NAME, "https://codeberg.org/{name}"),
    "email": Service(marked("E-mail"), r"(?P<name>[^\s@<>]+@[^\s@<>]+)", "mailto:{name}"),
    "fedora": Service("Fedora", NAME, "https://accounts.fedoraproject.org/user/{name}/"),
    "github": Service("GitHub", NAME, "https://github.com/{name}"),
    "gitlab": Service("GitLab", NAME, "https://gitlab.com/{name}"),
    "launchpad": Service("Launchpad", r"~?(?P<name>[a-z0-9][a-z0-9+.-]*)",
                         "https://launchpad.net/~{name}"),
    "linkedin": Service("LinkedIn", NAME, "https://www.linkedin.com/in/{name}"),
    "mastodon": Service("Mastodon", r"@?(?P<name>\w[\w.-]*)@(?P<host>[a-z0-9.-]+\.[a-z]{2,})",
                        "https://{host}/@{name}"),
    "orcid": Service("ORCID", r"(?P<name>\d{4}-\d{4}-\d{4}-\d{3}[\dX])",
                     "https://orcid.org/{name}"),
    "twitter": Service("Twitter", NAME, "https://twitter.com/{name}"),
    "x": Service("X", NAME, "https://x.com/{name}"),
}  # fmt: skip
OTHER_LABELS = {"website": marked("Website"), "blog": marked("Blog"), "irc": "IRC", "rss": "RSS"}


def check_link(kind: str, target: str, report: Callable[[str], None]) -> Link | None:
    """The link that ``kind: target`` stands for; None, and a report, if it cannot be one."""
    service = SERVICES.get(kind.casefold())
    label = service.label if service else OTHER_LABELS.get(kind.casefold(), "")
    label = _(label) if label else _words(kind)
    if is_safe_url(target):
        return Link(kind, label, target)
    match = re.fullmatch(service.pattern, target) if service else None
    if service and match:
        return Link(kind, label, service.url.format_map(match.groupdict()))
    wanted = "an address that starts with https:// is wanted"
    if service:
        wanted = f"an account such as the end of {service.url!r}, or {wanted}"
    elif ":" not in target:
        wanted += did_you_mean(kind, SERVICES)
    report(f"links: {kind}: found {shown(target)}, {wanted}")
    return None


def _words(kind: str) -> str:
    """*kind* as a label: ``matrix_room`` is shown as ``Matrix room``."""
    text = re.sub(r"[_-]+", " ", kind).strip()
    return text[:1].upper() + text[1:]
