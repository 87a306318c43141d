"""Jekyll, also with Octopress's tags."""
