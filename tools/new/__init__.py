"""Starting points for new content: ``python -m tools.new.<kind>``."""
