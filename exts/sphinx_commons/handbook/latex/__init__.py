"""Books through Sphinx's LaTeX builder, for those who have TeX."""
