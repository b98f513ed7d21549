"""What a person corrects by hand: read from `corrections.toml`, and applied to what was found."""
