extensions = ["sphinx_commons.handbook"]
project = "Salt"
