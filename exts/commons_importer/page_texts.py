"""The files that pages and drafts become."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from commons_importer import (
    contents_tree,
    new_front_matter,
    reading,
    rst_pages,
    scalars,
    source_counts,
)
from commons_importer.myst.convert import Written, convert

if TYPE_CHECKING:
    from commons_importer.contents_tree import Group
    from commons_importer.copied_files import Assets
    from commons_importer.output_folder import Output
    from commons_importer.reading import ReadPage
    from commons_importer.report import Report


class PageTexts:
    """Writes pages, and counts what is in them."""

    def __init__(self, assets: Assets, output: Output, report: Report) -> None:
        self.assets = assets
        self.output = output
        self.report = report

    def public(self, item: ReadPage, authors: list[str], below: list[Group]) -> None:
        """Write a page of the site, with the ids of its authors, and the contents below it."""
        self.output.add(f"docs/{item.page.file}", self._text(item, authors, below))

    def _text(self, item: ReadPage, authors: list[str], below: list[Group]) -> str:
        head = new_front_matter.lines(item, authors, self._cover(item), self.report)
        if item.page.rst:
            if item.page.is_post:  # a page of reStructuredText is none by its folder alone
                head.insert(1, "blogpost: true")
            self.report.counts["words out"] += source_counts.words(f"{item.title}\n{item.rst_text}")
            return rst_pages.page(item.title, head, item.rst_text, below)
        written = self._converted(item)
        for line, text in written.differs:
            self.report.note(item.page.path, line, "check", f"reads in another way: {text}")
        self.report.counts["words out"] += source_counts.words(written.text)
        reading.count(self.report.counts, item.document.blocks, "out")
        tree = "\n".join(contents_tree.markdown(below)) + "\n" if below else ""
        return "\n".join(head) + "\n\n" + written.text + tree

    def draft(self, item: ReadPage, authors: list[str]) -> None:
        """Write a page that the old site did not publish."""
        item.page.docname = ""
        head = new_front_matter.lines(item, authors, "", self.report)
        head.insert(1, "draft: true")
        name = re.sub(r"(?:\.\w+)+$", "", item.page.path)
        if item.page.rst:
            body = "\n".join(line for line, _ in item.rst)
            self.report.counts["words out"] += source_counts.words(f"{item.title}\n{body}")
            self.output.add(f"drafts/{name}.rst", rst_pages.page(item.title, head, body, ()))
        else:
            written = self._converted(item)
            self.report.counts["words out"] += source_counts.words(written.text)
            self.output.add(f"drafts/{name}.md", "\n".join(head) + "\n\n" + written.text)
        self.report.counts["drafts"] += 1

    def _converted(self, item: ReadPage) -> Written:
        try:
            return convert(item.document)
        except Exception as err:
            page = item.page
            self.report.note(
                page.path, 1, "unreadable", f"kept as code ({type(err).__name__}: {err})"
            )
            item.document = reading.as_code(page, "\n".join(line for line, _ in page.body)).document
            return convert(item.document)

    def _cover(self, item: ReadPage) -> str:
        value = item.page.front.get("image") or item.page.front.get("cover")
        value = value.get("path") or value.get("feature") if isinstance(value, dict) else value
        source = scalars.text(value)
        found = self.assets.find(source, item.page) if source and "://" not in source else None
        if not found or not self.assets.is_image(found):
            return ""
        copied = self.assets.copy(found)
        folder = posixpath.dirname(item.page.docname)
        return posixpath.relpath(copied, folder or ".") if copied else ""
