extensions = ["sphinx_commons.authors"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_baseurl = "https://example.org/"


def note_post(app, docname, _source):
    """Stand in for a blog: the page ``post`` is a post."""
    from sphinx_commons.front_matter import FrontMatterDomain, page_meta

    if docname == "post":
        FrontMatterDomain.of(app.env).note_page(page_meta(app.env, docname), kind="post")


def setup(app):
    app.connect("source-read", note_post, priority=950)
