"""Dump to parts: where a release begins, in which language it is, and what it is."""
