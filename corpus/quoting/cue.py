"""What credits a stretch in marks to somebody: the value that the cue readers hand on.

`form` says where the text names the speaker; `resolve.speakers` reads `area` accordingly:

=============  =======================================================================================
inverted       “…,” said NAME: the name stands first in the area
subject        NAME said, “…”: the area ends where the verb begins
source         As stated by NAME, “…”: the name stands first
colon          NAME rushed to me: “…”: the area is the sentence; its last subject speaks
dash           “…” — NAME, role: the name stands first
agent          referred to as “…” by NAME: a few words, the name stands first
calling        NAME calls it “…”: a few words, the area ends where the verb begins
turn           The second, “…”: one of several by whoever the sentence before the first speaks of
aside          I was confused, “…”: the area is the clause before
opinion        the belief among engineers “…”, NAME was told “…”: nobody is named
standing       no cue of its own: the area is the sentence before
=============  =======================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Span

#: One space within a sentence, a lone line break among them.
SPACE = "[ \t\u00a0\r\n]"


@dataclass(frozen=True, slots=True)
class Cue:
    """`verb` is the word of saying (None without one), `area` where the speaker is to be looked for."""

    form: str
    verb: Span | None
    area: Span
    confidence: float = 0.9
    #: Only a phrase of the speaker's, fitted into somebody else's sentence.
    partial: bool = False
