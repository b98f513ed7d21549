"""The bounds of a query and of a page: how much anybody may ask at once.

Only numbers live here.  A bound that was reached is said to the user in a diagnostic; none is an
error.
"""

from __future__ import annotations

from typing import Final

MAX_QUERY_CHARACTERS: Final = 512
MAX_TERMS: Final = 32
MAX_DEPTH: Final = 8
# Words that the prefixes and misspellings of a query stand for, all together.
MAX_EXPANSIONS: Final = 1024
# Of a query: words that stand for others (prefixes, misspellings), and phrases whose words may be apart.
MAX_OPEN_TERMS: Final = 8
MAX_EDIT_DISTANCE: Final = 2
MAX_NEAR: Final = 100
# Spellings of one phrase that are tried ("RMB 1,999", "RMB1,999"); each pair that could be written
# as one word doubles them.
MAX_SPELLINGS: Final = 8

MAX_MEANT: Final = 3
MAX_NAME_CHARACTERS: Final = 60
SNIPPET_CHARACTERS: Final = 320
MAX_SNIPPETS: Final = 10
# Places of a release that are looked at to say why it is a hit.
MAX_PLACES_EXPLAINED: Final = 200
# What a concordance shows on either side of a hit.
CONTEXT_CHARACTERS: Final = 90
LONGEST_WORD: Final = 24
# Releases that are read for one answer in passages or quotations, and lines that are kept of them.
MAX_RELEASES_READ: Final = 2000
MAX_LINES: Final = 10_000
# The same for a file of them, which has to be put in order before its first line.
MAX_RELEASES_WRITTEN: Final = 100_000
MAX_LINES_WRITTEN: Final = 100_000
# What a page reads beyond its own entries, so that few are counted whole: releases, or lines of them.
PAGE_RELEASES: Final = 100
PAGE_LINES: Final = 400
# Releases that are read to count who says the words asked for.
MAX_SAYERS_READ: Final = 100
# Repetitions that are listed under the first of them.
MAX_REPEATED: Final = 20
MAX_FACET_VALUES: Final = 1000
MAX_BUCKETS: Final = 400
# Queries that are counted over time together: as many as can be told apart on one chart.
MAX_SERIES: Final = 5

# BM25F: saturation and length normalisation as in Robertson and Zaragoza, “The Probabilistic
# Relevance Framework” (2009), section 3.5.
BM25_K1: Final = 1.2
BM25_B: Final = 0.75

# Releases from which on the faster engine is recommended: with the default one a search for frequent
# words then takes longer than people wait without noticing.
LARGE_ARCHIVE: Final = 20_000

LOCK_WAIT_SECONDS: Final = 600.0
# How long a generation that could not be opened is left alone while another one answers.
RETRY_SECONDS: Final = 30.0

# Segments of at most this many releases are always written anew with what is added to an index.
SMALL_SEGMENT: Final = 32
# No more releases are written anew only to have fewer segments, unless there are MOST_SEGMENTS.
MOST_MERGED: Final = 256
MOST_SEGMENTS: Final = 12
# So many processes write an index, a segment each, where it has at least so many releases.
WRITERS: Final = 2
MANY_RELEASES: Final = 400

# Releases that are read for the page of a person or a product; what is counted is counted in all.
MAX_PROFILED: Final = 120
# Names that are listed beside a person or a product, and others who share a word of a name.
MAX_BESIDE: Final = 16
MAX_SHARED: Final = 6
