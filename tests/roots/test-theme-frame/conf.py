project = "Bread & butter"
author = project_copyright = "The bakers"
language = "en"
extensions = ["sphinx_commons.theme"]
html_theme = "furo"
html_logo = "loaf.svg"
html_theme_options = {
    "announcement": 'The shop is <a href="more.html">open</a>.',
    "light_css_variables": {"color-brand-content": "#7a3b00"},
    "dark_css_variables": {"color-brand-content": "#ffb86b"},
    "footer_icons": [
        {"name": "Shop", "url": "https://example.org/", "html": "S", "class": "shop"},
    ],
    "source_repository": "https://github.com/example/bread",
    "source_branch": "main",
}
