extensions = ["sphinx_commons.authors"]
html_theme = "basic"
html_baseurl = "https://example.org/"
