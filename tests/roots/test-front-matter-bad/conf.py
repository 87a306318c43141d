extensions = ["exts.front_matter"]
html_theme = "basic"
