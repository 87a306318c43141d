extensions = ["sphinx_commons.urls"]
html_baseurl = "https://example.org/"
html_theme = "basic"
