extensions = ["exts.theme"]
html_theme = "furo"
