"""Sphinx extensions of this site, each usable alone in another project."""
