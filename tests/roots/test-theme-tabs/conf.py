extensions = ["myst_parser", "sphinx_design", "sphinx_commons.theme"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
