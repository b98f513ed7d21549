"""Words that a release credits to somebody: quotation marks, cues, reported and authored speech."""
