extensions = ["exts.authors"]
html_theme = "basic"
