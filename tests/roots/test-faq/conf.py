extensions = ["sphinx_commons.faq"]
myst_enable_extensions = ["attrs_block", "colon_fence"]
html_theme = "furo"
html_baseurl = "https://example.org/"
latex_engine = "xelatex"
myst_heading_anchors = 3
nitpicky = True
