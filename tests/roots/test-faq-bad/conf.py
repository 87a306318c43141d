extensions = ["sphinx_commons.faq"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
