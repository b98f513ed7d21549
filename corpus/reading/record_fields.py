"""What the fields of a record are called, and what those for its language and address say.

Of fields in a JSON object and of those written at the head of a text.  Names are compared in small letters.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.models import Language

TITLE: Final = ("title", "headline", "subject")
DATE: Final = (
    "date",
    "published",
    "datepublished",
    "published_at",
    "pubdate",
    "date_published",
    "published_date",
    "publish_date",
    "publishdate",
    "publishtime",
    "publish_time",
    "pub_date",
    "publication_date",
    "publicationdate",
    "release_date",
    "releasedate",
    "post_date",
    "issue_date",
    "issued",
)
#: When a record was made: its own writer's day in front matter, but the collector's in a table of records.
CREATED: Final = ("createtime", "created", "createdat", "created_at", "create_time")
AUTHOR: Final = ("author", "authors")
LANGUAGE: Final = ("language", "lang")
ADDRESS: Final = ("url", "link", "canonical_url")


def read_language(value: object) -> Language | None:
    """“en-GB” is English, “zh_TW” Chinese; None for what names neither."""
    code = re.split(r"[-_]", str(value or "").strip().lower())[0]
    if code in ("en", "eng", "english"):
        return "en"
    if code in ("zh", "zho", "chi", "cn", "chinese", "中文"):
        return "zh"
    return None


def read_address(value: object) -> str | None:
    """A web address, without the white space around it; None for anything else."""
    if isinstance(value, str) and re.match(r"https?://[^\s<>\"']+$", value.strip(), re.I):
        return value.strip()
    return None
