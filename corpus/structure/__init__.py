"""What stands where in a release: title, passages, authors."""
