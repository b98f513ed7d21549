"""The answers on wordings as the objects that the command line and the API print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from indexer.wording.boilerplate import Boilerplate, Series
from indexer.wording.phrases import Phrases
from indexer.wording.results import Lane, Official, Piece, Use, Variant, When, Wording
from indexer.wording.reused import Reuse


def wording_json(found: Wording) -> dict[str, object]:
    """The life of a phrase; see `results.Wording`."""
    question = found.question
    return {
        "query": question.text,
        "speaker": question.speaker,
        "speaker_names": list(found.names),
        "from": question.date_from,
        "to": question.date_to,
        "closeness": question.closeness,
        "uses": found.uses,
        "in_these_words": found.very,
        "releases": found.used_in,
        "wordings": found.wordings,
        "first": use_json(found.first) if found.first else None,
        "last": use_json(found.last) if found.last else None,
        "first_like": use_json(found.first_like) if found.first_like else None,
        "last_like": use_json(found.last_like) if found.last_like else None,
        "used_by": [
            {
                "name": user.name,
                "voice": user.voice,
                "uses": user.uses,
                "in_these_words": user.very,
                **ends_json(user.first, user.last),
                "first_like": asdict(user.first_like) if user.first_like else None,
                "last_like": asdict(user.last_like) if user.last_like else None,
                "undated": user.undated,
            }
            for user in found.users
        ],
        "lanes": [_lane(lane) for lane in found.lanes],
        "releases_by_date": dict(found.counts),
        "dated_less_exactly": found.vague,
        "undated": found.undated,
        "undated_in_these_words": found.undated_very,
        "undated_in_words_like_these": found.undated_like,
        "uses_by_closeness": dict(found.by_closeness),
        "releases_found": found.releases,
        "releases_read": found.read,
        "searched": found.searched,
        "diagnostics": [asdict(note) for note in found.diagnostics],
        "generation": found.generation,
    }


def _lane(lane: Lane) -> dict[str, object]:
    return {
        "year": lane.year,
        "uses": lane.uses,
        "releases": lane.releases,
        "entries": [_variant(one) for one in lane.variants],
    }


def _variant(one: Variant) -> dict[str, object]:
    return {
        **use_json(one.first),
        "wording": one.number,
        "new": one.new,
        "diff": pieces_json(one.pieces),
        "count": one.uses,
        "releases": one.releases,
        "others": [use_json(use) for use in one.others],
        "official": _official(one.official),
    }


def _official(one: Official | None) -> dict[str, object] | None:
    return asdict(one) if one else None


def ends_json(first: When | None, last: When | None) -> dict[str, object]:
    """The first and the last date: as exact as they are known, and how they are."""
    return {
        "first": first.date if first else None,
        "last": last.date if last else None,
        "first_date": asdict(first) if first else None,
        "last_date": asdict(last) if last else None,
    }


def use_json(use: Use) -> dict[str, object]:
    """A use with its place."""
    value = asdict(use)
    return {**value.pop("place"), **value}


def pieces_json(pieces: Sequence[Piece]) -> list[dict[str, str]]:
    return [{"op": piece.kind, "text": piece.text} for piece in pieces]


def phrases_json(found: Phrases) -> dict[str, object]:
    """Phrases that came and went; see `phrases.PhraseLife`."""
    listed = [{**asdict(one), **ends_json(one.first, one.last)} for one in found.phrases]
    return {**asdict(found), "phrases": listed}


def boilerplate_json(found: Boilerplate) -> dict[str, object]:
    return {
        "series": [series_json(one) for one in found.series],
        "in_one_release": found.single,
        "releases_read": found.read,
        "releases": found.releases,
        "generation": found.generation,
    }


def series_json(one: Series) -> dict[str, object]:
    """One standing text with its versions, the earliest first and undated ones last."""
    return {
        "of": one.key,
        "name": one.name,
        "language": one.language,
        "releases": one.releases,
        **ends_json(one.first, one.last),
        "linked": one.linked,
        "versions": [
            {
                "text": version.text,
                "diff": pieces_json(version.pieces),
                **ends_json(version.first, version.last),
                "date_basis": version.first.basis if version.first else "none",
                "first_id": version.first_id,
                "passage": version.passage,
                "last_id": version.last_id,
                "releases": version.releases,
                "undated": version.undated,
                "stretches": [
                    {
                        **ends_json(stretch.first, stretch.last),
                        "first_id": stretch.first_id,
                        "last_id": stretch.last_id,
                        "releases": stretch.releases,
                    }
                    for stretch in version.stretches
                ],
                "beside": version.beside,
            }
            for version in one.versions
        ],
    }


def reuse_json(found: Reuse) -> dict[str, object]:
    """Sentences said before, each with its earliest use."""
    return {
        "sentences": [
            {
                "text": one.text,
                "start": one.start,
                "end": one.end,
                "passage": one.passage,
                "passage_kind": one.passage_kind,
                "diff": pieces_json(one.pieces),
                "earliest": use_json(one.earliest),
                "earliest_is_sure": one.sure,
                "in_part": [one.part.start, one.part.end] if one.part else None,
            }
            for one in found.sentences
        ],
        "looked_for": found.looked_for,
        "of": found.of,
        "earlier_releases": found.earlier,
        "not_all_read": found.unread,
        "dated": found.dated,
        "generation": found.generation,
    }
