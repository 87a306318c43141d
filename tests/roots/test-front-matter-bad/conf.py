extensions = ["sphinx_commons.front_matter"]
html_theme = "basic"
