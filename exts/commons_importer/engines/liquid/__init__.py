"""Liquid in pages, evaluated as far as it is data: nothing of the old site is run.

``pages.Liquid`` gives a page its text. The library ``liquid`` parses and evaluates; it is given the
front matter, data and pages of the site, Jekyll's tags and filters, and bounds of depth, size and
rounds. A tag that nobody knows is hidden, what it encloses stays, and there is a finding.
"""
