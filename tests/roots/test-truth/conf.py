project = "Garden"
author = "The gardeners"
language = "en"
extensions = [
    "sphinx_commons.speed",
    "sphinx_commons.front_matter",
    "sphinx_commons.authors",
    "sphinx_commons.faq",
    "sphinx_commons.blog",
    "sphinx_commons.navigation",
    "sphinx_commons.structured_data",
    "sphinx_commons.urls",
]
exclude_patterns = ["_static", "_templates", "parts"]
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["look.css"]
html_theme = "furo"
html_baseurl = "https://example.org/"
authors_git_dates = False
blog_page_lengths = {"index": 2, "tag": 2}
numfig = True
