"""What the search is measured against, one module each, and the search itself behind the same protocol."""
