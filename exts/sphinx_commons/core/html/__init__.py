"""HTML written by hand, for books: text in, docutils nodes out. It never fetches anything."""
