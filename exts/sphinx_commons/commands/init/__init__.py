"""A new site, from the files in ``template`` and a few answers."""
