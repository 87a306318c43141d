extensions = ["sphinx_commons.authors"]
html_theme = "basic"
