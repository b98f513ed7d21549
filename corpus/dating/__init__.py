"""Dates and datelines as they are written."""
