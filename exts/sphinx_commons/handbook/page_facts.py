"""What the front matter of a page says that handbooks ask for.

Nothing is known where no room decodes front matter, and nothing fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_commons.core.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_commons.front_matter import PageMeta


def page_meta(env: BuildEnvironment, docname: str) -> PageMeta | None:
    """The front matter of *docname*, ``None`` where nothing decodes it."""
    if "front_matter" not in env.domains:
        return None
    from sphinx_commons import front_matter

    return front_matter.page_meta(env, docname)


def vocabulary(env: BuildEnvironment) -> Vocabulary:
    """Which tag a written name means; an empty one where nothing decodes front matter."""
    if "front_matter" not in env.domains:
        return Vocabulary()
    from sphinx_commons import front_matter

    return front_matter.FrontMatterDomain.of(env).tags


def release_ids(env: BuildEnvironment) -> tuple[str, ...]:
    """The releases that selections may name; none where no room knows of them."""
    if "release" not in env.domains:
        return ()
    from sphinx_commons import releases

    return releases.release_ids(env)


def applies_to(env: BuildEnvironment, docname: str, release: str) -> bool:
    """Whether the page is about *release*, one of those, or says nothing of releases."""
    from sphinx_commons import releases

    return releases.applies_to(env, docname, release)


def is_left_out(env: BuildEnvironment, docname: str) -> bool:
    """Whether the page asks for it with ``handbook: false``."""
    meta = page_meta(env, docname)
    if meta is not None:
        return not meta.handbook
    value = env.metadata.get(docname, {}).get("handbook", "")
    return str(value).strip().lower() in ("false", "no", "off", "0")


def left_out(env: BuildEnvironment) -> set[str]:
    """The documents that ask for it."""
    return {docname for docname in env.all_docs if is_left_out(env, docname)}
