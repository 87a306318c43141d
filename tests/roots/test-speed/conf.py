extensions = ["myst_parser", "exts.speed"]
