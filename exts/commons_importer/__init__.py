"""Move a whole old site into the layout of a new one; engines are below ``engines``."""
