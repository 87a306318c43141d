"""What several rooms need and none of them owns. Few files know Sphinx."""
