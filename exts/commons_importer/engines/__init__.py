"""What each old engine did with a source tree: which pages, at which URLs."""
