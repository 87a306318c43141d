extensions = ["myst_parser", "sphinx_design", "sphinx_commons.handbook"]
project = "Salt"
author = "Ada Example"
release = "2.1"
html_theme = "furo"
html_baseurl = "https://salt.example/"
numfig = True
myst_heading_anchors = 3
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_admonition",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_substitutions = {"seasoning": "sea **salt**"}
suppress_warnings = ["myst.strikethrough", "handbook.remote_image"]
handbooks = [
    {
        "filename": "salt",
        "title": "The Salt Book",
        "subtitle": "All constructs on a few pages",
        "documents": ["guide/index", "constructs", "more", "objects"],
        "authors": ["Ada Example"],
    },
]
