extensions = ["exts.front_matter", "exts.faq", "exts.handbook"]
project = "Salt"
myst_enable_extensions = ["colon_fence"]
handbooks = [
    {"filename": "all", "documents": ["index"]},
    {"filename": "questions", "title": "Questions", "select": "faq"},
    {"filename": "posts", "title": "Posts of 2015", "select": "year=2015"},
    {"filename": "ada", "title": "By Ada", "select": "author=ada"},
]
