"""What is known of each link, in a file beside the sources. No Sphinx in here."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zlib import crc32

from sphinx_commons.core.folders import write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FILE = "links.json"
# A link that works is tried again after so many days; the spread keeps a site's links apart.
DAYS, SPREAD = 30, 10
# One host is asked for so many links at a time; the others wait for the next one.
A_HOST = 10
BROKEN_AFTER = 3


@dataclass(frozen=True, slots=True)
class Known:
    """When a link last worked, and the days on which it has failed since, with the last reason."""

    worked: str = ""
    failed: tuple[str, ...] = ()
    why: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether it failed on so many days that it is no accident."""
        return len(self.failed) >= BROKEN_AFTER

    def at(self, day: date, why: str) -> Known:
        """What is known after a try on *day*; *why* it failed is empty where it worked."""
        if not why:
            return Known(worked=day.isoformat())
        days = dict.fromkeys((*self.failed, day.isoformat()))
        return replace(self, failed=tuple(days)[-BROKEN_AFTER:], why=why)

    def rests(self, url: str, day: date) -> bool:
        """Whether *url* need not be tried on *day*; what failed is tried again on the next day."""
        if self.failed:
            return day.isoformat() in self.failed
        if not self.worked:
            return False
        days = DAYS - SPREAD // 2 + crc32(url.encode()) % (SPREAD + 1)
        return day < date.fromisoformat(self.worked) + timedelta(days=days)


def load(path: Path) -> dict[str, Known]:
    """What the file at *path* says; nothing where there is none.

    :raises ValueError: if it cannot be read as such a file.
    """
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    try:
        known = {url: Known(**{**fields, "failed": tuple(fields.get("failed", ()))})
                 for url, fields in found.items()}  # fmt: skip
        for entry in known.values():
            for day in filter(None, (entry.worked, *entry.failed)):
                date.fromisoformat(day)
    except (AttributeError, TypeError) as err:
        raise ValueError(str(err)) from err
    return known


def save(path: Path, known: Mapping[str, Known]) -> None:
    """Write what is *known*, a line each, so that changes of two people seldom meet."""
    rows = []
    for url, entry in sorted(known.items()):
        fields = {name: value for name, value in asdict(entry).items() if value}
        rows.append(f"  {json.dumps(url)}: {json.dumps(fields, ensure_ascii=False)}")
    text = "{\n" + ",\n".join(rows) + "\n}\n" if rows else "{}\n"
    write_if_changed(path, text.encode())


def due(urls: Iterable[str], known: Mapping[str, Known], day: date) -> list[str]:
    """Those of *urls* to be tried on *day*: what failed first, then what waited longest."""
    entries = {url: known.get(url, Known()) for url in urls}
    waiting = [url for url, entry in entries.items() if not entry.rests(url, day)]
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted(waiting, key=lambda u: (not entries[u].failed, entries[u].worked, u)):
        hosts[urlsplit(url).netloc].append(url)
    return [url for urls_of_host in hosts.values() for url in urls_of_host[:A_HOST]]
