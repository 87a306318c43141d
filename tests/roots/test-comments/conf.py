project = "Kitchen"
language = "en"
extensions = ["sphinx_commons.comments"]
html_baseurl = "https://example.org/food/"
comments_server = "/comments/"
