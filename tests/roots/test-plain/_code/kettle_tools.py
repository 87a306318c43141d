"""Tools."""


def spoon():
    """Stir."""
    return 3
