"""Starting points for new content: ``python -m sphinx_commons.commands.new.<kind>``."""
