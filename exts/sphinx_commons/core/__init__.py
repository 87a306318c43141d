"""What several rooms need and none of them owns.

In come values that any room may have: texts, dates, names, records, digests, an app that builds;
out go the same in one form. A file here has one idea, which then stands nowhere else. It asks no
room, and every room may ask it.

It must never know what a question, a post or an author is, or do anything of itself when it is
imported.
"""
