extensions = ["myst_parser", "sphinx_design", "exts.theme"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
