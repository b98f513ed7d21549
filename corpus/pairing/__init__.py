"""English and Chinese releases that say the same, and their paragraphs."""
