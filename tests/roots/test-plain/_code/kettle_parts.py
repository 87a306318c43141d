"""Parts."""


def lid():
    """Close."""
    return 1


def spout():
    """Pour."""
    return 2
