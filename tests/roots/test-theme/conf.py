extensions = ["sphinx_commons.theme"]
html_theme = "furo"
