project = "Kitchen"
author = "The cooks"
language = "en"
extensions = ["sphinx_commons.structured_data"]
html_theme = "furo"
html_baseurl = "https://example.org/site"
site_description = "Recipes without secrets."
html_extra_path = ["extra"]
