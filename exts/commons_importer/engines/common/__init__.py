"""What engines share: reading pages, templates, rules of web servers."""
