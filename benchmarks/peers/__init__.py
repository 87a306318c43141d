"""The same site, built by this project's extensions and by other generators, side by side."""
