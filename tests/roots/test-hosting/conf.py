project = "Kitchen"
author = "The cooks"
language = "en"
extensions = [
    "notfound.extension",
    "sphinx_commons.faq",
    "sphinx_commons.authors",
    "sphinx_commons.blog",
    "sphinx_commons.comments",
    "sphinx_commons.structured_data",
    "sphinx_commons.theme",
]
html_theme = "furo"
comments_server = "/comments/"
html_baseurl = "https://example.org/"
theme_hosted_search = True
authors_git_dates = False
site_git_dates = False
