extensions = ["sphinx_commons.handbook"]
project = "Salt"
html_theme = "basic"
handbook_downloads = "../out/typst"
handbooks = [
    {"filename": "salt", "title": "Salt", "subtitle": "All of it", "documents": ["index"]},
    {"filename": "other", "title": "Other", "documents": ["sub/page"]},
]
