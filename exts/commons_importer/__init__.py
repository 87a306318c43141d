"""Move a whole Middleman, Jekyll or Pelican site into this project's layout."""
