"""Books for e-readers: from one resolved book to a file of XHTML pages."""
