import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

project = "Kitchen"
author = "The cooks"
language = "en"
extensions = [
    "notfound.extension",
    "exts.faq",
    "exts.authors",
    "exts.blog",
    "exts.comments",
    "exts.structured_data",
    "exts.theme",
]
html_theme = "furo"
comments_server = "/comments/"
html_baseurl = "https://example.org/"
theme_pagefind = True
authors_git_dates = False
site_git_dates = False
