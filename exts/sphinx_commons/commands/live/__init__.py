"""A preview that keeps up with the writer.

One process serves the pages and watches the files (:mod:`supervisor`, :mod:`server`), another keeps
the Sphinx application and its environment (:mod:`worker`, :mod:`workshop`). After an edit the page
itself is written first and shown at once; then a whole incremental build brings everything else up
to date. The second process is started anew when code, settings or static files change.
"""
