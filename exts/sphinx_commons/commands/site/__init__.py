"""What turns the pages of ``sphinx-build -b dirhtml`` into a site for any static host."""
