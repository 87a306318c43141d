"""Middleman with middleman-blog."""
