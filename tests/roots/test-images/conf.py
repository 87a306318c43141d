extensions = ["myst_parser", "exts.images"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "html_image"]
html_theme = "basic"
