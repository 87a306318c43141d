extensions = ["exts.navigation"]
html_theme = "furo"
html_theme_options = {}
