"""Links and images of a page, on the new site."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from commons_importer import rst_pages
from commons_importer.link_targets import Target
from commons_importer.markdown.page_nodes import Node, text_node

if TYPE_CHECKING:
    from commons_importer.copied_files import Assets
    from commons_importer.link_targets import Links
    from commons_importer.old_anchors import Anchors, Place
    from commons_importer.reading import ReadPage
    from commons_importer.report import Report


class Rewriter:
    """Two passes: what every link means, then, when all anchors have names, how it is written."""

    def __init__(
        self, links: Links, assets: Assets, anchors: Anchors, report: Report,
        works: dict[str, ReadPage],
    ) -> None:  # fmt: skip
        self.links = links
        self.assets = assets
        self.anchors = anchors
        self.report = report
        self.works = works
        self.linked: set[Place] = set()
        self._to_files: set[int] = set()  # links, by identity
        self._pending: list[tuple[ReadPage, Node, Target, str]] = []

    def survey(self, work: ReadPage) -> None:
        """Resolve everything on a page; images are final after this."""
        if work.page.rst:
            work.rst_text = rst_pages.rewritten(
                work.rst,
                lambda source, _, line: self._rst_link(work, source, line),
                lambda source, line: self._rst_picture(work, source, line),
                lambda target, line: self._rst_target(work, target, line),
            )
        blocks: list[Node] = []
        for block in work.document.blocks:
            self._visit(work, block, block.line)
            blocks += [block, *self._below(block)]
        work.document.blocks = blocks

    def finish(self) -> None:
        """Write the targets of links, once :attr:`linked` has its names."""
        for work, node, target, original in self._pending:
            self._write(work, node, target, original)

    # -- first pass ------------------------------------------------------------------------------

    def _visit(self, work: ReadPage, node: Node, line: int) -> None:
        line = node.line or line
        kept: list[Node] = []
        if node.kind == "heading":
            _fill_first_link(node)
        for child in node.children:
            if child.kind == "link":
                kept += self._link(work, child, child.line or line)
            elif child.kind == "image":
                kept.append(self._image(work, child, child.line or line))
            else:
                self._visit(work, child, line)
                kept += [child, *self._below(child)]
        if len(kept) != len(node.children) or any(
            a is not b for a, b in zip(kept, node.children, strict=False)
        ):
            node.dirty = node.dirty or node.kind not in ("para", "heading", "term", "cell")
        node.children = kept
        if node.kind == "refdef":
            self._definition(work, node)

    def _below(self, heading: Node) -> list[Node]:
        """Links of a heading to files, in a line below it: Sphinx reads none in its contents."""
        if heading.kind != "heading":
            return []
        links = [node for node in heading.walk() if id(node) in self._to_files]
        if not links:
            return []
        for parent in heading.walk():
            parent.children = [
                inner for child in parent.children
                for inner in (child.children if id(child) in self._to_files else [child])
            ]  # fmt: skip
        heading.dirty = True
        at = heading.last or heading.line
        return [Node("para", children=[link], line=at, last=at, dirty=True) for link in links]

    def _link(self, work: ReadPage, node: Node, line: int) -> list[Node]:
        self._visit(work, node, line)
        original = node.attrs.get("href", "")
        if node.name == "embed" and "://" in original:
            return [node]
        target = self._found_by_name(self.links.resolve(original, work.page), work)
        shows = any(n.kind == "image" or n.plain().strip() for n in node.children)
        if target.empty:
            self._note(
                work, line, "link", f"the link {node.plain()!r} leads nowhere; its text stays"
            )
            return node.children
        if target.page is not None and target.page.held_back and target.page is not work.page:
            self._note(work, line, "link", f"{original} is a page that is held back; text stays")
            return node.children
        if not shows and target.page is work.page:
            self._note(work, line, "link", f"a link to {original} without text is dropped")
            return node.children
        if not shows:
            self._note(
                work, line, "link", f"a link to {original} has no text; its address is shown"
            )
            node.children, node.dirty = [text_node(original)], True
        if target.lost:
            self._note(work, line, "not converted", f"{original} leads to a page that was left out")
        elif target.broken:
            self._note(work, line, _broken_kind(target), f"{original} leads to no page or file")
        if target.page is not None and target.anchor:
            self._note_anchor(work, target, original, line)
        self._pending.append((work, node, target, original))
        if target.file:
            self._to_files.add(id(node))
        return [node]

    def _found_by_name(self, target: Target, work: ReadPage) -> Target:
        """The place that *target* names, on this page or any other; Python objects stay names."""
        if not target.name:
            return target
        for other in (work, *self.works.values()):
            if target.name in other.anchors and other.page.docname:
                return Target(page=other.page, anchor=target.name)
        return target

    def _note_anchor(self, work: ReadPage, target: Target, original: str, line: int) -> None:
        assert target.page is not None
        other = self.works.get(target.page.path)
        old = self.anchors.has(other, target.anchor) if other is not None else None
        if target.page.rst:
            return  # Sphinx gives ids to its headings by itself
        if old is None:
            self._note(work, line, "already broken", f"{original}: the page has no such anchor")
        else:
            self.linked.add((target.page.docname, old))

    def _definition(self, work: ReadPage, node: Node) -> None:
        original = node.attrs.get("href", "")
        target = self.links.resolve(original, work.page)
        if target.page is not None and target.anchor:
            other = self.works.get(target.page.path)
            old = self.anchors.has(other, target.anchor) if other is not None else None
            if old is not None:
                self.linked.add((target.page.docname, old))
        self._pending.append((work, node, target, original))

    def _image(self, work: ReadPage, node: Node, line: int) -> Node:
        source = node.attrs.get("src", "").strip()
        if source.startswith("//"):
            source = "https:" + source
        target = self.links.resolve(source, work.page) if "://" in source else None
        if source.startswith(("data:", "http://", "https://")):
            own = target is not None and (target.file or target.outside)
            if not own:
                return self._with_source(node, source.replace(" ", "%20"))
            source = target.href if target and not target.file else source
        file = target.file if target and target.file else self.assets.find(source, work.page)
        copied = self.assets.copy(file) if file else None
        if not copied:
            return self._missing(work, node, source, line)
        if not self.assets.is_image(copied):
            label = node.attrs.get("alt") or posixpath.basename(copied)
            href = self._relative(work, copied)
            return Node(
                "link", children=[text_node(label)], attrs={"href": href}, name="embed", dirty=True
            )
        work.images.add(copied)
        return self._with_source(node, self._relative(work, copied))

    def _with_source(self, node: Node, source: str) -> Node:
        if node.attrs.get("src") != source or node.name:
            node.attrs["src"], node.dirty = source, True
        return node

    def _missing(self, work: ReadPage, node: Node, source: str, line: int) -> Node:
        self._note(work, line, "missing image", f"{source or 'an empty address'} is no file")
        label = (
            node.attrs.get("alt") or posixpath.basename(unquote(source.split("?")[0])) or "image"
        )
        return text_node(label)

    # -- reStructuredText ------------------------------------------------------------------------

    def _rst_link(self, work: ReadPage, source: str, line: int) -> str:
        words, written = rst_pages.link_parts(source)
        target = self.links.resolve(written, work.page)
        if target.broken:
            kind = "not converted" if target.lost else _broken_kind(target)
            self._note(work, line, kind, f"{written} leads to no page or file")
        elif target.page is not None and not target.page.held_back:
            return f":doc:`{words or target.page.title} </{target.page.docname}>`"
        elif target.file and (copied := self.assets.copy(target.file)):
            return f":download:`{words or copied} </{copied}>`"
        elif target.href.startswith("#"):
            return f":ref:`{words} <{target.href[1:]}>`"
        elif target.href:
            return source.replace(f"<{written}>", f"<{target.href}>")
        return source

    def _rst_target(self, work: ReadPage, written: str, line: int) -> str:
        """An explicit target can only be a URL: a path keeps its old one, which redirects."""
        target = self.links.resolve(written, work.page)
        if target.broken:
            self._note(work, line, _broken_kind(target), f"{written} leads to no page or file")
        return target.page.url if target.page is not None and target.page.url else written

    def _rst_picture(self, work: ReadPage, source: str, line: int) -> str:
        if "://" in source:
            return source
        file = self.assets.find(source, work.page)
        copied = self.assets.copy(file) if file else None
        if not copied:
            self._note(work, line, "missing image", f"{source} is no file")
            return source
        work.images.add(copied)
        return f"/{copied}"

    # -- second pass -----------------------------------------------------------------------------

    def _write(self, work: ReadPage, node: Node, target: Target, original: str) -> None:
        if target.name:
            self._refer(node, target.name, "py:obj")
            return
        href, outside = self._href(work, target)
        if target.page is None and href.startswith("#") and node.kind == "link":
            self._refer(node, href[1:])
            return
        if node.kind == "refdef":
            if not outside:
                node.attrs["href"] = href
            return
        by_reference = bool(node.name) and node.name not in ("auto", "bare", "html")
        if outside:
            css = node.attrs.get("class", "")
            node.attrs["class"] = (
                f"{css} external".strip() if "external" not in css.split() else css
            )
            node.dirty = True
        if href != original:
            node.attrs["href"] = href
            node.dirty = node.dirty or not by_reference
        extra = set(node.attrs) - {"href", "title", "class", "id", "target", "rel"}
        if extra:
            for key in extra:
                del node.attrs[key]
            self._note(
                work, 1, "attribute", f"link attributes {', '.join(sorted(extra))} are dropped"
            )
            node.dirty = True

    def _refer(self, node: Node, name: str, role: str = "ref") -> None:
        """A page that the new site makes itself is found by its name."""
        label = " ".join(node.plain().split())
        if re.search(r"[`<>\\]", label) or not label:
            label = name
        node.kind, node.text, node.name, node.children = "xref", label, name, []
        node.attrs = {"role": role}
        node.dirty = True

    def _href(self, work: ReadPage, target: Target) -> tuple[str, bool]:
        if target.file:
            copied = self.assets.copy(target.file)
            return (self._relative(work, copied), False) if copied else (target.file, True)
        if target.document:
            return self._relative(work, f"{target.document}.md"), False
        if target.page is None:
            return target.href, target.outside
        if target.anchor:
            other = self.works.get(target.page.path)
            old = self.anchors.has(other, target.anchor) if other is not None else None
            label = self.anchors.labels.get((target.page.docname, old)) if old else None
            if label:
                return f"#{label}", False
            if target.page is work.page:
                return f"#{target.anchor}", True
        if target.page.suffix and target.page.suffix != work.page.suffix:
            return f"/{target.page.suffix}/{target.page.docname}", True
        # MyST looks for the file itself, and a page of one language only has no other.
        alone = bool(target.page.suffix) and target.page.source is None
        return self._relative(work, target.page.file if alone else target.page.document), False

    def _relative(self, work: ReadPage, path: str) -> str:
        """*path* below ``docs/`` as seen from the page."""
        folder = posixpath.dirname(work.page.docname)
        relative = posixpath.relpath(path, folder or ".")
        return (
            quote(relative, safe="/._-+@~ ()!$&',;=")
            if "%" in relative or "#" in relative or "?" in relative
            else relative
        )

    def _note(self, work: ReadPage, line: int, kind: str, message: str) -> None:
        self.report.note(work.page.path, line, kind, message)


def _fill_first_link(heading: Node) -> None:
    """An empty link before the words of a heading, as release notes have it, is a link of them."""
    first, rest = heading.children[:1], heading.children[1:]
    empty = first and first[0].kind == "link" and not first[0].children
    if not empty or first[0].attrs.get("href", "").startswith("#"):
        return
    if any(n.kind in ("link", "image") for child in rest for n in child.walk()):
        return
    first[0].children, first[0].dirty, heading.dirty = rest, True, True
    heading.children = first


def _broken_kind(target: Target) -> str:
    return "no source" if target.whole else "already broken"
