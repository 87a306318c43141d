extensions = ["exts.authors"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_baseurl = "https://example.org/"
