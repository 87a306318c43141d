"""Commands for people who look after the site; no part of the build."""
