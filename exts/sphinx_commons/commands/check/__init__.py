"""What can only be checked on a built site."""
