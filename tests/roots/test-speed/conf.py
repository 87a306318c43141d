extensions = ["myst_parser", "sphinx_commons.speed"]
