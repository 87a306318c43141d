"""What a site that had its blog from ABlog keeps: sidebars, and the object that templates ask."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ablog
from ablog.blog import Blog
from docutils import nodes
from docutils.utils import new_document
from sphinx.jinja2glue import SphinxFileSystemLoader
from sphinx.transforms import SphinxTransform

from sphinx_commons.core.builders import makes_site
from sphinx_commons.front_matter import page_meta

from .adapter import reset
from .domain import BlogDomain
from .places import was_ablogs
from .warn import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .model import Post

# What others would be asked for, or what pages cannot be: setting -> what stands for it.
UNUSED = {
    "disqus_shortname": "sphinx_commons.comments keeps comments on a server of your own",
    "post_always_section": "each post is a page",
    "fontawesome_link_cdn": "no page asks another host for its signs",
}


def offer_templates(app: Sphinx) -> None:
    """``builder-inited``: sidebars of ABlog are found, its pages hide none of the theme."""
    loaders: list[Any] | None = getattr(getattr(app.builder, "templates", None), "loaders", None)
    if loaders is not None and was_ablogs(app.config):
        loaders.append(SphinxFileSystemLoader(ablog.get_html_templates_path()))


def name_unused_settings(app: Sphinx, _env: BuildEnvironment, _docnames: list[str]) -> None:
    """``env-before-read-docs``: say once which settings of ABlog mean nothing here."""
    for name, advice in UNUSED.items():
        if getattr(app.config, name):
            message = "the setting %r of ABlog is not used; %s"
            warn("ablog", message, name, advice, location=_place(app, name))


def _place(app: Sphinx, name: str) -> str:
    """Where conf.py says *name*; its first line where it does in another way."""
    file = Path(app.confdir, "conf.py")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    found = [number for number, line in enumerate(lines, 1) if line.startswith(name)]
    return f"{file}:{found[0] if found else 1}"


class EndPosts(SphinxTransform):
    """Let posts end with a rule, as docutils does where the node of ABlog comes after it."""

    default_priority = 800  # before docutils looks (830)

    def apply(self, **kwargs: Any) -> None:
        meta = page_meta(self.env, self.env.current_document.docname)
        if was_ablogs(self.config) and BlogDomain.of(self.env).is_post(meta):
            sections = self.document.findall(nodes.section)
            next(sections, self.document).append(nodes.comment())


def tell_templates(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """``html-page-context``: give templates of the site and of ABlog what ABlog gives them."""
    config = app.config
    if not was_ablogs(config) or not makes_site(app.builder):
        return
    context["ablog"] = blog_of(app)
    context["anchor"] = ablog.anchor
    if config.blog_baseurl:
        context.setdefault("feed_path", config.blog_path)
        context.setdefault("feed_title", config.blog_title)


def blog_of(app: Sphinx) -> Blog:
    """The blog as ABlog has it, made once a build."""
    blog = Blog(app)
    if not len(blog.posts) + len(blog.drafts):
        reset(app)  # It has empty lists of what was read in this build.
        blog = Blog(app)
        for post in BlogDomain.of(app.env).posts.values():
            if not post.unlisted or post.undated:
                blog.register(post.docname, _info(app, post))
    return blog


def _info(app: Sphinx, post: Post) -> dict[str, Any]:
    moment = None if post.undated else post.moment.written.replace(tzinfo=None)
    # No less to be trusted than the environment that it is a part of.
    excerpt = pickle.loads(BlogDomain.of(app.env).excerpts[post.docname])  # noqa: S301
    return {
        "section": "",
        "order": 1,
        "date": moment,
        "update": post.changed.written.replace(tzinfo=None) if moment else None,
        "nocomments": False,
        "canonical_link": [],
        "external_link": [],
        "title": post.title,
        "excerpt": excerpt,
        "doctree": new_document(post.docname),
        "tags": list(post.tags),
        "author": list(post.authors),
        "category": list(post.categories),
        "location": list(post.locations),
        "language": list(post.languages),
        "redirect": [],
    }
