extensions = ["sphinx_commons.front_matter", "sphinx_commons.faq", "sphinx_commons.handbook"]
project = "Salt"
myst_enable_extensions = ["colon_fence"]
handbooks = [
    {"filename": "all", "documents": ["index"]},
    {"filename": "questions", "title": "Questions", "select": "faq"},
    {"filename": "posts", "title": "Posts of 2015", "select": "year=2015"},
    {"filename": "ada", "title": "By Ada", "select": "author=ada"},
]
