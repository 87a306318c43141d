"""What several rooms need and none of them owns. No Sphinx in here."""
