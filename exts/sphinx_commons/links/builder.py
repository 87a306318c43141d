"""Sphinx's builder for links, asked for those that are due only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx.builders.linkcheck import CheckExternalLinksBuilder
from sphinx.util import logging

from sphinx_commons.core.clock import today
from sphinx_commons.front_matter import page_meta

from .archive import has_link, nearest_copy, patch
from .memory import FILE, Known, due, load, save

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.linkcheck import CheckResult, Hyperlink

logger = logging.getLogger(__name__)

PATCH = "archived.patch"
WEB = re.compile("https?://")
# How results say that a link failed, and that nothing was learned of it.
FAILED, LEARNED = ("broken", "timeout"), ("working", "redirected", "broken", "timeout")
# A server that has enough of our questions says nothing of the page.
TOO_MANY = "429 "


class RememberingBuilder(CheckExternalLinksBuilder):
    """``linkcheck``, which remembers in ``links.json`` and forgives two bad days."""

    def init(self) -> None:
        super().init()
        self.today = today()
        self.known: dict[str, Known] = {}
        self.tried: dict[str, Known] = {}
        self.broken: list[Hyperlink] = []

    def finish(self) -> None:
        """Try what is due, remember what was found, and tell of what is broken."""
        file = Path(self.srcdir, FILE)
        try:
            self.known = load(file)
        except ValueError as err:
            message = "what was known of links cannot be read: %s"
            logger.warning(message, err, type="links", subtype="memory", location=f"{file}:1")
            return
        links = {url: link for url, link in self.hyperlinks.items() if WEB.match(url)}
        wanted = due(links, self.known, self.today)
        self.hyperlinks = {url: links[url] for url in wanted}
        super().finish()
        if self._is_cut_off():
            logger.info("No link of any site could be reached: nothing is remembered.")
        else:
            self.known |= self.tried
        self.known = {url: known for url, known in self.known.items() if url in links}
        save(file, self.known)
        broken = [links[url] for url, known in self.known.items() if known.is_broken]
        self.broken = sorted(broken, key=lambda link: (link.docname, link.lineno, link.uri))
        self._tell()
        self._write_patch()
        logger.info("%d of %d links tried, the others are known.", len(wanted), len(links))

    def process_result(self, result: CheckResult) -> None:
        """Note a result, and have Sphinx tell it; a failure is no warning yet."""
        why = result.message.replace("\n", " ") or str(result.status)
        is_failed = result.status in FAILED
        if result.status in LEARNED and not why.startswith(TOO_MANY):
            known = self.known.get(result.uri, Known())
            self.tried[result.uri] = known.at(self.today, why if is_failed else "")
        if is_failed:
            self._note_failure(result, why)
        else:
            super().process_result(result)

    def _note_failure(self, result: CheckResult, why: str) -> None:
        """Write down what failed where Sphinx does, and say on which day in a row."""
        name, status = self.env.doc2path(result.docname, False), str(result.status)
        self.write_entry(status, result.docname, name, result.lineno, f"{result.uri}: {why}")
        place: dict[str, Any] = {"filename": str(name), "lineno": result.lineno}
        said = {"status": status, "code": result.code, "uri": result.uri, "info": why}
        self.write_linkstat(place | said)
        days = len(self.tried.get(result.uri, Known()).failed)
        logger.info("%s:%d: failed, day %d: %s (%s)", name, result.lineno, days, result.uri, why)

    def _is_cut_off(self) -> bool:
        """Whether the network of this machine is to blame: sites of several hosts all failed."""
        hosts = {urlsplit(url).netloc for url in self.tried}
        return len(hosts) > 1 and all(known.failed for known in self.tried.values())

    def _tell(self) -> None:
        """Warn of broken links: since when, and who is to be asked."""
        for link in self.broken:
            known, meta = self.known[link.uri], page_meta(self.env, link.docname)
            names = ((meta.owner,) if meta.owner else meta.authors) if meta else ()
            owner = f"; owner: {', '.join(names)}" if names else ""
            days, place = ", ".join(known.failed), (link.docname, link.lineno)
            message = f"broken link: {link.uri} ({known.why}), failing on {days}{owner}"
            logger.warning("%s", message, type="links", subtype="broken", location=place)

    def _write_patch(self) -> None:
        """Write the patch for all pages that have broken links."""
        target = self.outdir / PATCH
        target.unlink(missing_ok=True)
        pages = sorted(self.env.found_docs) if self.broken and self.config.links_archive else []
        if text := "".join(line for docname in pages for line in self._patch(docname)):
            target.write_text(text, encoding="utf-8")
            logger.info("Where an archive has these pages: git apply %s", target)

    def _patch(self, docname: str) -> list[str]:
        file, meta = Path(self.env.doc2path(docname)), page_meta(self.env, docname)
        text = file.read_text(encoding="utf-8", errors="replace")
        day = meta.date.day if meta and meta.date else None
        here = [link.uri for link in self.broken if has_link(text, link.uri)]
        archive = self.config.links_archive
        copies = {url: copy for url in here if (copy := nearest_copy(archive, url, day))}
        name = file.relative_to(self.confdir) if file.is_relative_to(self.confdir) else file
        return list(patch(file, name.as_posix(), copies)) if copies else []


def tell_status(app: Sphinx, exception: Exception | None) -> None:
    """``build-finished``: broken links end ``sphinx-build`` with an error, as Sphinx has it."""
    if exception is None and isinstance(app.builder, RememberingBuilder) and app.builder.broken:
        app.statuscode = 1
