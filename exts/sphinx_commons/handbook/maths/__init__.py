"""TeX formulas for books: text in, SVG out, through ziamath. No TeX, and no Sphinx."""
