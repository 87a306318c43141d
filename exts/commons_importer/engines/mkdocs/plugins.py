"""What the settings of plugins say beside the pages: redirects, feeds, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commons_importer import scalars
from commons_importer.engines.common import paths
from commons_importer.source_tree import normal

if TYPE_CHECKING:
    from commons_importer.engines.mkdocs.addresses import Addresses
    from commons_importer.engines.mkdocs.settings import Settings
    from commons_importer.model import Site
    from commons_importer.report import Report
    from commons_importer.source_tree import Tree

_CARRIED = frozenset(
    "autorefs awesome-nav awesome-pages blog i18n include-markdown literate-nav macros meta "
    "mkdocs-jupyter mkdocstrings redirects rss section-index tags".split()
)
# They change how pages look, are found or are made, not what they say.
_OF_THE_FRAME = frozenset(
    "git-authors git-committers git-committers-2 git-revision-date git-revision-date-localized "
    "glightbox group info minify mike offline optimize privacy search social typeset htmlproofer "
    "exclude-search build_cache mkdocs-nav-weight unused_files lightbox sitemap".split()
)


def redirects(
    settings: Settings, addresses: Addresses, site: Site, report: Report
) -> list[tuple[str, str]]:
    """Old address and new one of each line of the redirects plugin."""
    given = (settings.plugin("redirects") or {}).get("redirect_maps")
    found: list[tuple[str, str]] = []
    for old, written in given.items() if isinstance(given, dict) else ():
        new = scalars.text(written)
        path, _, anchor = new.partition("#")
        url = _url(str(old), addresses)
        if "://" not in new:
            source = normal(path) or ""
            if source not in addresses.known and not path.startswith("/"):
                message = f"{old} is to lead to {new}, which is no page of the site"
                report.note(settings.file, settings.line(str(old)), "redirect", message)
                site.unclaimed.append(url)
                continue
            new = _url(source, addresses) + (f"#{anchor}" if anchor else "")
        found.append((url, new))
    return found


def _url(path: str, addresses: Addresses) -> str:
    return addresses.url(path.strip("/")) if paths.is_markdown(path) else paths.clean_url(path)


def feeds(settings: Settings) -> tuple[str, ...]:
    """Where the rss plugin put its feeds."""
    given = settings.plugin("rss")
    if given is None:
        return ()
    names = given.get("feeds_filenames")
    named = names if isinstance(names, dict) else {}
    usual = {
        "rss_created": "feed_rss_created.xml", "rss_updated": "feed_rss_updated.xml",
        "json_created": "feed_json_created.json", "json_updated": "feed_json_updated.json",
    }  # fmt: skip
    return tuple(f"/{scalars.text(named.get(key)) or name}" for key, name in usual.items())


def note_unknown(settings: Settings, tree: Tree, report: Report) -> None:
    """Report what would run code of the site's own, and plugins that may add to pages."""
    for name, given in settings.plugins:
        line = settings.line(name)
        if name == "gen-files":
            for script in scalars.split(given.get("scripts")):
                where = script if tree.has(script) else f"{script}, which is not in the tree,"
                report.note(
                    settings.file, line, "plugin", f"the pages that {where} makes are not here"
                )
        elif name not in _CARRIED | _OF_THE_FRAME:
            report.note(settings.file, line, "plugin", f"{name}: what it adds to pages is not here")
    for hook in scalars.split(settings.values.get("hooks")):
        line = settings.line(hook)
        report.note(settings.file, line, "plugin", f"the hook {hook} is not run")
    folder = settings.overrides
    if folder and not tree.below(folder):
        line = settings.line("custom_dir")
        report.note(settings.file, line, "template", f"the folder {folder} is not in the tree")
