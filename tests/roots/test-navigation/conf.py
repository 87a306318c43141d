extensions = ["sphinx_commons.navigation"]
html_theme = "furo"
html_theme_options = {}
