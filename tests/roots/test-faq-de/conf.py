extensions = ["sphinx_commons.faq"]
myst_enable_extensions = ["colon_fence"]
html_theme = "furo"
language = "de"
locale_dirs = ["locale"]
gettext_compact = False
