extensions = ["myst_parser", "sphinx_commons.images"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "html_image"]
html_theme = "basic"
