"""Sites as they were published for a release, kept as files and joined with the newest.

Nothing in here asks Sphinx: in come folders of built sites, out goes one folder that is served.
"""
