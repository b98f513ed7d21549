"""Reading a text piece by piece gives the postings that its tokens give, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_up_archive import make_release

from corpus.models import Release
from indexer import documents
from indexer.documents import index_document

WORDS = st.sampled_from(
    [
        *("Lantern", "lanterns", "U.S.", "e-mail", "62%1", "EUR2693", "1,999", "Ana’s", "caf\u0301e", "™1"),
        *(
            "“Light",
            "up”",
            "RMB1,999",
            "-",
            "…",
            "light-weight-lamp",
            "(EU)",
            "Said:",
            "A.",
            "“Zoë!”",
            "\ufeffword",
            "提灯",
            "a",
            "3",
        ),
    ]
)
SPACES = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\u3000", "\t", "", "\n\n\n\n"])
TEXTS = st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=30).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


def _release(text: str, said: str | None) -> Release:
    row = {"id": "r", "source": "s", "text": text, "kinds": {"2": "footnote", "3": "boilerplate"}}
    return make_release(row | ({"quotes": [{"text": said, "speaker": "Ana"}]} if said else {}), start=50)


@settings(deadline=None, max_examples=200)
@given(text=TEXTS, quoted=st.booleans())
@example("“Light up,” said Ana.\n\n3 A note\n\n3 more of it3", True)
def test_pieces_give_what_tokens_give(text: str, quoted: bool) -> None:
    said = next((word for word in text.split()), None) if quoted else None
    release = _release(text, said.strip("“”") or None if said else None)
    by_pieces = index_document(release, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "is_plain", lambda _: False)
        assert index_document(release, 0) == by_pieces
