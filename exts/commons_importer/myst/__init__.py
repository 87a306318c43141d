"""From the tree of nodes to MyST text, checked by reading it back."""
