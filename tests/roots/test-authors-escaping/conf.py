extensions = ["exts.authors"]
html_theme = "basic"
html_baseurl = "https://example.org/"
