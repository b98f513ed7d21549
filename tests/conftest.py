"""What holds for all tests: properties have no deadline, because the machine may be busy with other work."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("busy", deadline=None)
settings.load_profile("busy")
