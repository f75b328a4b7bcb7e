"""What is and is not covered in each language: its pipeline, and for each kind of claim the words that its lexicons know."""

from pathlib import Path

from chancery.coding.document import CODERS, coded_kinds
from chancery.coding.frames import read_frames
from chancery.grounding.gazetteer import can_ground
from chancery.languages.pipeline import MODELS, other_pipelines, pipeline_languages
from chancery.lexicons import HOME, has_lexicon, read_lexicon
from chancery.model import Struct


class Coverage(Struct, frozen=True, kw_only=True):
    """One language: its pipeline (empty if it has none), and words by kind of claim, 0 for a kind that is not coded."""

    language: str
    pipeline: str
    grounded: bool
    words: dict[str, int]


def coverage() -> list[Coverage]:
    """Return the coverage of every language that has a pipeline or a lexicon, by its code."""
    folders = {path.name for path in HOME.iterdir() if path.is_dir() and len(path.name) == 2}
    return [_covered(language) for language in sorted(pipeline_languages() | folders)]


def _covered(language: str) -> Coverage:
    kinds = coded_kinds(language)
    own = "shipped" if (Path(MODELS) / language / "meta.json").exists() else ""
    return Coverage(
        language=language,
        pipeline=other_pipelines().get(language, own),
        grounded=can_ground(language),
        words={kind: _words(language, names) if kind in kinds else 0 for kind, _, names in CODERS},
    )


def _words(language: str, names: tuple[str, ...]) -> int:
    """Return how many trigger words, measures or titles a kind's lexicons know."""
    found = len(read_frames(language, *names).by_lemma)
    for name in names:
        if has_lexicon(language, name):
            lexicon = read_lexicon(language, name)
            found += len(lexicon.get("measures", ())) + sum(len(office["titles"]) for office in lexicon.get("office", ()))
    return found
