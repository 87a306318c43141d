"""The files around ``docs/`` of a site that was moved, from what the old one said of itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from commons_importer import scalars
from commons_importer.myst import escape
from commons_importer.new_site.templates import ANY_SITE, OLD_SITE, rendered
from commons_importer.new_site.values import language_code, site_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commons_importer.model import Site
    from commons_importer.report import Report

DISTRIBUTION = "sphinx-commons"
LONGEST = 200  # letters of a name


def texts_of(site: Site, fallback: str, left: Sequence[str]) -> dict[str, str]:
    """Path from the folder of the site -> text.

    :param fallback: the name of a site that has none.
    :param left: sentences in Markdown on what is left to do by hand.
    """
    address = address_of(site)
    title = _name(site.title) or urlsplit(address).hostname or fallback
    entry = site.people.get(site.owner) or {}
    owner = _name(scalars.text(entry.get("name")) or site.owner) or title
    values = {
        "title": title, "owner": owner, "address": address, "left": list(left),
        "copyright": ", ".join(filter(None, (owner, _name(site.licence)))),
        "language": language_of(site) or "en",
        "languages": _languages(site), "description": _name(site.description),
        "version": _version(), "signs": site.signs, "packages": sorted(site.packages),
    }  # fmt: skip
    return rendered(ANY_SITE, values, escape.words) | rendered(OLD_SITE, values, escape.words)


def left(site: Site, report: Report, feeds: int) -> list[str]:
    """Sentences in Markdown on what is left to do by hand once a site was moved.

    :param feeds: how many old addresses of feeds wait for the address of the site.
    """
    lost, gone = len(report.losses), len(set(report.unclaimed))
    sentences = {
        f"Read `report.md`: {lost:,} places lost something or need a decision.": lost,
        f"{gone:,} old addresses have no page any more; `report.txt` lists them.": gone,
        "Look through `drafts/`, which holds what the old site did not publish.":
            report.counts["drafts"],
        "The old settings do not say where the site is. Import again with `--site-host HOST`: "
        f"links and feeds need it; {feeds:,} old addresses of feeds lead on then.":
            not address_of(site),
        "Look at `language` in `conf.py`: the old settings name none.": not language_of(site),
        "Say in `project_copyright` of `conf.py` under which licence the content is.":
            not site.licence,
        f"Install {_and(site.packages)} beside the site: pages show what the docstrings say.":
            bool(site.packages),
        "The look is that of the theme Furo: a logo and colours go into `html_theme_options` of "
        "`conf.py`.": True,
        "Record the addresses with `make urls` once they are as you want them.": True,
    }  # fmt: skip
    return [sentence for sentence, holds in sentences.items() if holds]


def _languages(site: Site) -> dict[str, str]:
    """Code -> name of every language, the site's own first; empty if it has only one."""
    first = language_of(site) or "en"
    named = [(language_code(code), _name(name)) for code, name in site.languages.items()]
    return {first: named[0][1]} | {code: name for code, name in named[1:] if code} if named else {}


def address_of(site: Site) -> str:
    """The URL of the site, if the old settings had one that can be right."""
    address = (
        site.address if "://" in site.address or not site.address else f"http://{site.address}"
    )
    return site_url(address)


def language_of(site: Site) -> str:
    """The language of the site, if the old settings named one that there is."""
    return language_code(site.language.partition(".")[0]) if site.language else ""


def _and(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _name(text: str) -> str:
    """*text* in one line of characters that can be shown."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST]


def _version() -> str:
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:  # run from its sources
        return ""
