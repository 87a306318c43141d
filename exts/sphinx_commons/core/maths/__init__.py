"""TeX formulas as latex2mathml reads them, for websites and handbooks. No Sphinx here."""
