"""Starting points for new content: valid files and entries, never over others."""
