"""The life of a phrase becomes an answer: the one place that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.errors import OnRecordError
from corpus.models import Release
from indexer.dates import first_day, last_day
from indexer.layouts import Layouts
from indexer.plan import Corpus
from indexer.results import Diagnostic
from indexer.sources import ReleaseReader
from indexer.wording import whole
from indexer.wording.beside import widened
from indexer.wording.boilerplate import Boilerplate
from indexer.wording.kept import Kept
from indexer.wording.lanes import counts_of, ends_of, lanes_of, users_of
from indexer.wording.official import official
from indexer.wording.phrase import LEAST, Phrase
from indexer.wording.phrases import Phrases
from indexer.wording.recall import Candidates, candidates
from indexer.wording.results import (
    CLOSENESS,
    MAX_CHARACTERS,
    Closeness,
    Lane,
    Use,
    Variant,
    Wording,
    WordingQuestion,
)
from indexer.wording.reused import Reuse, reuse_of
from indexer.wording.uses import ReadRelease, uses_of

#: Wordings whose counterpart in the other language is looked up.
MOST_OFFICIAL = 60


class WordingError(OnRecordError):
    """What was given has no words that can be looked for."""


class WordingDesk:
    """Answers from one generation of the index and the archive it is of; for one thread."""

    def __init__(
        self,
        corpus: Corpus,
        archive: ReleaseReader,
        *,
        folder: Path,
        layouts: Layouts,
        generation: str = "",
        kept: Kept | None = None,
    ) -> None:
        self._corpus = corpus
        self._archive = archive
        self._folder = folder
        self._layouts = layouts
        self._generation = generation
        self._kept = kept or Kept()

    @property
    def generation(self) -> str:
        """The name of the generation it answers from."""
        return self._generation

    def phrases(self) -> Phrases:
        """The phrases that came and went."""
        return self._kept.once(
            self._generation,
            "phrases",
            lambda: whole.load_phrases(self._folder, self._generation, self._corpus, self._layouts),
        )

    def boilerplate(self) -> Boilerplate:
        """The history of standing texts."""
        return self._kept.once(
            self._generation,
            "boilerplate",
            lambda: whole.load_boilerplate(self._folder, self._generation, self._corpus, self._layouts),
        )

    def reused(self, release: Release) -> Reuse:
        """The sentences of a release that were said in earlier ones."""
        return reuse_of(release, self._corpus, self._layouts, generation=self._generation)

    def phrase(self, text: str) -> Phrase:
        """The words that are followed.  Raises WordingError where there are none, or too many."""
        text = " ".join(text.split())
        if len(text) > MAX_CHARACTERS:
            raise WordingError(
                f"The text has {len(text):,} characters; at most {MAX_CHARACTERS} can be followed."
                " Give a sentence of it."
            )
        phrase = Phrase(text, self._corpus.words.releases, len(self._corpus.columns.rows))
        if not phrase.words:
            raise WordingError("There are no words to follow. Give a phrase or a sentence.")
        return phrase

    def wording(self, question: WordingQuestion) -> Wording:
        """The life of a phrase.  Raises as `phrase` does."""
        phrase = self.phrase(question.text)
        base, notes = self._base(question)
        names = self._names(question.speaker)
        if question.speaker and not names:
            notes.append(Diagnostic("no-such-value", f"No speaker or author is called “{question.speaker}”."))
        unknown = bool(question.speaker and not names)
        found = Candidates([], 0) if unknown else candidates(phrase, question.closeness, self._corpus, base)
        uses, read = self._uses(phrase, found.ordinals, question.closeness)
        read += found.ruled_out
        if names:
            uses = [use for use in uses if use.speaker in names]
        if read < found.found:
            notes.append(
                Diagnostic(
                    "too-many-releases",
                    f"{found.found:,} releases may have such words; {read:,} of them were read, the earliest "
                    "and the latest with the very words among them. Counts are of these.",
                )
            )
        lanes, wordings = lanes_of(uses)
        counts, vague, undated = counts_of(uses)
        very = [use for use in uses if use.very]
        first, last = ends_of(very)
        alike = [use for use in uses if not use.very]
        # A place of words like others begins and ends with one they share; told are all that stand for them.
        first_like, last_like = (use and widened(use, question.text) for use in ends_of(alike))
        return Wording(
            question=replace(question, text=phrase.text),
            lanes=tuple(self._translated(lanes)),
            first=first,
            last=last,
            first_like=first_like,
            last_like=last_like,
            users=users_of(uses),
            uses=len(uses),
            very=len(very),
            used_in=len({use.place.id for use in uses}),
            wordings=wordings,
            counts=counts,
            vague=vague,
            undated=undated,
            undated_very=counts_of(very)[2],
            undated_like=counts_of(alike)[2],
            releases=found.found,
            read=read,
            searched=base.bit_count(),
            by_closeness=_by_closeness(uses, question.closeness),
            names=names,
            diagnostics=tuple(notes),
            generation=self._generation,
        )

    def _base(self, question: WordingQuestion) -> tuple[int, list[Diagnostic]]:
        """The releases that are looked through; what dates leave out is said."""
        columns = self._corpus.columns
        base = columns.everything & ~columns.unassigned
        if not (question.date_from or question.date_to):
            return base, []
        first = first_day(question.date_from) if question.date_from else None
        last = last_day(question.date_to) if question.date_to else None
        dated = base & columns.dated(first, last)
        vague = (base & columns.perhaps_dated(first, last) & ~dated).bit_count()
        undated = (base & columns.undated).bit_count()
        counted = [f"{vague:,} dated less exactly"] * bool(vague) + [f"{undated:,} undated"] * bool(undated)
        if not counted:
            return dated, []
        said = f"Not looked through, because of the dates asked for: {' and '.join(counted)}."
        return dated, [Diagnostic("dates-left-out", said)]

    def _names(self, speaker: str | None) -> tuple[str, ...]:
        if not speaker:
            return ()
        columns = self._corpus.columns
        return tuple(
            dict.fromkeys(name for field in ("speaker", "author") for name in columns.names(field, speaker))
        )

    def _uses(self, phrase: Phrase, ordinals: Iterable[int], closeness: Closeness) -> tuple[list[Use], int]:
        """The uses in releases, in order of date, and how many releases were read."""
        columns, layouts = self._corpus.columns, self._layouts
        order = sorted(ordinals, key=columns.places["oldest"].__getitem__)
        held = (ReadRelease(layouts[ordinal], columns.rows, ordinal) for ordinal in order)
        return [use for release in held for use in uses_of(phrase, release, closeness)], len(order)

    def _translated(self, lanes: Sequence[Lane]) -> Iterable[Lane]:
        """The lanes with the official translation of each wording where it first comes up."""
        left = MOST_OFFICIAL
        for lane in lanes:
            variants: list[Variant] = []
            for variant in lane.variants:
                if variant.new and left:
                    left -= 1
                    variant = self._beside(variant)
                variants.append(variant)
            yield replace(lane, variants=tuple(variants))

    def _beside(self, variant: Variant) -> Variant:
        columns = self._corpus.columns
        for use in (variant.first, *variant.others[:3]):
            row = columns.rows[columns.by_id[use.place.id]]
            found = official(use, row.counterpart, self._archive)
            if found is not None:
                return replace(variant, official=found)
        return variant


def _by_closeness(uses: Sequence[Use], asked: Closeness) -> tuple[tuple[Closeness, int], ...]:
    rungs = CLOSENESS[: CLOSENESS.index(asked) + 1]
    return tuple((rung, sum(use.similarity >= LEAST[rung] for use in uses)) for rung in rungs)
