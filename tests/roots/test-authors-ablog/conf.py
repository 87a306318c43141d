extensions = ["ablog", "sphinx_commons.authors"]
html_theme = "basic"
html_baseurl = "https://example.org/"
blog_baseurl = html_baseurl
blog_post_pattern = ["blog/*/*.md"]
skip_injecting_base_ablog_templates = False
suppress_warnings = ["app.add_directive"]
