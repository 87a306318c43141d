extensions = ["exts.handbook"]
project = "Salt"
