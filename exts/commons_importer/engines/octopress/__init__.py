"""Octopress: Jekyll with tags, fences and addresses of its own."""
