import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

project = "Kitchen"
language = "en"
extensions = ["sphinx_commons.comments"]
html_baseurl = "https://example.org/food/"
comments_server = "/comments/"
