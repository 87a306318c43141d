"""The badge for a text on what something applies to: words, linked where they name a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_commons.core.scope import scope_badge
from sphinx_commons.core.sentences import name_list, sentence
from sphinx_commons.core.words import ngettext

from .domain import ReleaseDomain
from .ranges import named_in, parse_scope
from .table import label_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Release, Scope, Span

SEPARATOR = " · "


def answer(app: Sphinx, text: str, docname: str) -> scope_badge | None:
    """``applies-to``: the badge for *text*; None where the site has no releases."""
    calendar = ReleaseDomain.of(app.env).calendar
    if not calendar.releases:
        return None
    scope = parse_scope(text, calendar)
    said = _Links(app.env, docname).words(scope)
    badge = scope_badge("", "", *sentence("Applies to %(text)s", text=said), classes=["applies-to"])
    badge["releases"] = [release.name for release in scope.releases]
    badge["choices"] = [release.name for release in reversed(calendar.releases)]
    if scope.has_ended:
        badge["classes"].append("applies-to-ended")
        number = len(scope.releases)
        ended = ngettext("This release has ended.", "These releases have ended.", number)
        badge += [nodes.Text(SEPARATOR), nodes.strong("", ended)]
    return badge


class _Links:
    """Writes names of releases as links from one page."""

    def __init__(self, env: BuildEnvironment, docname: str) -> None:
        self.env, self.docname = env, docname

    def words(self, scope: Scope) -> list[nodes.Node]:
        """*scope* for readers; as it was written, where something in it means nothing."""
        if not scope.spans or any(subtype == "unknown" for subtype, _message in scope.problems):
            pieces = named_in(scope.text, ReleaseDomain.of(self.env).calendar)
            return [self._name(piece, release) for piece, release in pieces]
        parts = [self._span(span) for span in scope.spans]
        return parts[0] if len(parts) == 1 else name_list([nodes.inline("", "", *p) for p in parts])

    def _span(self, span: Span) -> list[nodes.Node]:
        first, last = ([self._name(r.name, r)] if r else [] for r in (span.first, span.last))
        if span.first == span.last:
            return first
        if not span.last:
            return sentence("%(release)s and later", release=first)
        if not span.first:
            return sentence("%(release)s and earlier", release=last)
        return sentence("%(first)s to %(last)s", first=first, last=last)

    def _name(self, text: str, release: Release | None) -> nodes.Node:
        """*text*, as a link where a page of the site has the label of *release*."""
        if release is None or not target_of(self.env, release):
            return nodes.Text(text)
        return addnodes.pending_xref(
            "", nodes.inline("", text), refdomain="std", reftype="ref", reftarget=label_of(release),
            refdoc=self.docname, refexplicit=True, refwarn=True,
        )  # fmt: skip


def target_of(env: BuildEnvironment, release: Release) -> tuple[str, str] | None:
    """Docname and anchor of what the site says of *release*."""
    return env.domains.standard_domain.anonlabels.get(label_of(release))
