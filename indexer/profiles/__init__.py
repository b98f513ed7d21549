"""Who the people of an archive are and what its products: lists of them, and each by itself.

The door is `Profiler`; nothing here decides who is meant by a name, only what stands on record of whom.
"""

from indexer.profiles.profiler import Profiler

__all__ = ["Profiler"]
