import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

project = "Kitchen"
author = "The cooks"
language = "en"
extensions = ["sphinx_commons.blog"]
html_theme = "furo"
html_baseurl = "https://example.org/site/"
blog_title = "Kitchen blog"
blog_page_lengths = {"index": 2}
nitpicky = True
