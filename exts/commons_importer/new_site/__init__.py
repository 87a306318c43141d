"""The files around the sources of a new site: settings, a Makefile, what to install."""
