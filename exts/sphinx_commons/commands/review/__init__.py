"""What a change does to the site: both are built, compared, and shown as a folder of pages."""
