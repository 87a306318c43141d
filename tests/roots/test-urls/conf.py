extensions = ["exts.urls"]
html_baseurl = "https://example.org/"
html_theme = "basic"
