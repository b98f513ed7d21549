"""Is this quotation on record: the words, the person, the day, each with its evidence."""
