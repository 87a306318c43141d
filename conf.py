"""Settings of the site. The sources are in docs/, the extensions in exts/."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "exts"))

# -- Project -------------------------------------------------------------------

project = "RDO"
author = "The RDO community"
version = release = "2026.11"
project_copyright = "2013 and later, the RDO community"
language = "en"
# The first is the one that the sources are written in.
languages = {"en": "English", "fr": "Français"}
# A catalogue for each page that is translated so.
gettext_compact = False

extensions = ["sphinx_copybutton", "notfound.extension", "sphinx_commons"]
templates_path = ["docs/_templates"]
exclude_patterns = ["_static", "_templates", "drafts"]
nitpicky = True
numfig = True

# -- Markdown ------------------------------------------------------------------

myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "fieldlist",
    "strikethrough",
    "tasklist",
]
myst_heading_anchors = 4
# The other formats have no word for it; the text itself is in all of them.
suppress_warnings = ["myst.strikethrough"]

# An unknown key in front matter is a slip here, whatever it looks like.
front_matter_strict = True

# Who cannot see a picture is told what it shows; a page loads at most so many kB of them.
picture_alt_required = True
picture_budget = 500

# -- Blog, questions, authors --------------------------------------------------

blog_title = "RDO blog"
blog_path = "blog"
blog_baseurl = "https://www.rdoproject.org/"
blog_feed_fulltext = True
faq_review_after = 730

# -- Website -------------------------------------------------------------------

html_theme = "furo"
html_title = "RDO"
html_baseurl = blog_baseurl
html_permalinks_icon = "#"
site_description = "RDO packages OpenStack for CentOS Stream and Red Hat Enterprise Linux."
site_cards = {
    "font": "exts/sphinx_commons/handbook/fonts/SourceSans3-Regular.otf",
    "bold": "exts/sphinx_commons/handbook/fonts/SourceSans3-Semibold.otf",
}
navigation_branch_only = True
# `make site` puts an index where the search page looks for it.
theme_hosted_search = True
# Where the search leads with words that it does not find; {question} stands for them.
html_context = {
    "ask_question_url": "https://github.com/redhat-openstack/website/issues/new?title={question}",
}
html_theme_options = {
    "source_repository": "https://github.com/redhat-openstack/website/",
    "source_branch": "master",
    "source_directory": "docs/",
}
# The look of this site; other content beside this file gets the plain frame.
if (ROOT / "docs" / "_static").is_dir():
    html_static_path = ["docs/_static"]
    html_css_files = ["site.css"]
    html_favicon = "docs/_static/icon.svg"
    html_theme_options |= {
        "light_logo": "logo-light.svg",
        "dark_logo": "logo-dark.svg",
        "sidebar_hide_name": True,
    }
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
# The hosted site serves 404.html for any path, so its links start at the root.
notfound_urls_prefix = "/"

# -- Handbooks -----------------------------------------------------------------

# Where `make pdf` and `make epub` leave them; the website offers what is there.
handbook_downloads = ["_build/pdf", "_build/epub"]
handbook_link_suffix = "/"
handbooks = [
    {
        "filename": "rdo-user-handbook",
        "title": "RDO user handbook",
        "subtitle": "What RDO is, how to install it and how to run it",
        "documents": ["about/index", "install/index", "operate/index"],
    },
    {
        "filename": "rdo-contributor-handbook",
        "title": "RDO contributor handbook",
        "subtitle": "Packaging, releases and taking part",
        "documents": ["packaging/index", "contribute/index"],
    },
    {
        "filename": "rdo-faq",
        "title": "RDO questions and answers",
        "subtitle": "Every question of the website",
        "select": "faq",
    },
    {
        "filename": "rdo-blog-2015",
        "title": "RDO blog",
        "subtitle": "The posts of 2015",
        "select": "year=2015",
    },
]

epub_show_urls = "no"
epub_exclude_files = ["_static/site.webmanifest"]
epub_title = "RDO"
man_pages = [("index", "rdo", "RDO documentation", [author], 7)]
latex_engine = "xelatex"
latex_use_xindy = False
