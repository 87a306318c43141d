"""Pelican."""
