"""Bytes to dumps: files, encodings, saved pages, JSON records."""
