"""Books as PDF: a resolved tree in, Typst source and a tagged file out. No TeX, no network."""
