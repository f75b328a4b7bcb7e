"""Every frame of every lexicon has an id of its own and an example, and coding the example makes a claim of that frame."""

from collections import Counter
from typing import Any

import pytest

from chancery.codebook import read_codebook
from chancery.coding import frames as coding_frames
from chancery.coding.document import code_document, coded_languages
from chancery.coding.frames import EVENT_LEXICONS, read_frames
from chancery.errors import LexiconError
from chancery.lexicons import HOME, read_lexicon
from chancery.model import Document, DocumentDate

Entry = dict[str, Any]

# Each example is coded as a document of this day.
TODAY = DocumentDate(value="2012-06-15", precision="day", method="test")


def lexicons() -> list[tuple[str, str]]:
    """Return language and name of every lexicon that has frames."""
    files = sorted((path.parent.name, path.stem) for path in HOME.glob("*/*.toml"))
    return [(folder, name) for folder, name in files if "frame" in read_lexicon(folder, name)]


LEXICONS = lexicons()
QUIET = {
    "en": "The garden was quiet and the evening was long.",
    "hu": "A kert csendes volt, az este hosszú.",
    "ru": "Сад был тих, вечер был долог.",
}


def frames(language: str, name: str) -> list[Entry]:
    entries: list[Entry] = read_lexicon(language, name)["frame"]
    return entries


def test_every_coded_language_has_frames_of_every_kind() -> None:
    for language in coded_languages():
        kinds = {name.partition("_")[0] for other, name in LEXICONS if other == language}
        assert kinds >= {"commitments", "events", "instruments", "statements", "tenures"}, language


@pytest.mark.parametrize(("language", "name"), LEXICONS)
def test_ids_are_unique_and_sorted(language: str, name: str) -> None:
    ids = [frame.get("id", "") for frame in frames(language, name)]
    assert all(ids)
    assert [identity for identity, times in Counter(ids).items() if times > 1] == []
    assert [after for before, after in zip(ids, ids[1:], strict=False) if after < before] == []


@pytest.mark.parametrize(("language", "name"), LEXICONS)
def test_every_frame_has_an_example_that_reads_as_a_sentence(language: str, name: str) -> None:
    lacking = [frame["id"] for frame in frames(language, name) if not frame.get("examples")]
    assert lacking == []
    examples = [example for frame in frames(language, name) for example in frame["examples"]]
    assert [e for e in examples if not e[0].isupper() and e[0] not in '“"„«' or e[-1] not in '.?!”"'] == []
    assert [example for example, times in Counter(examples).items() if times > 1] == []


@pytest.mark.parametrize(("language", "name"), LEXICONS)
def test_every_example_fires_its_frame(language: str, name: str) -> None:
    silent = []
    for frame in frames(language, name):
        for number, example in enumerate(frame["examples"]):
            document = Document(id=f"{frame['id']}-{number}", text=example, sha256="", language=language, date=TODAY)
            fired = {claim.frame for claim in code_document(document)}
            if f"{language}.{name}.{frame['id']}" not in fired:
                silent.append(f"{frame['id']}: {example} (fired: {', '.join(sorted(fired)) or 'nothing'})")
    assert not silent, f"{len(silent)} examples of {language}.{name} do not fire their frame:\n" + "\n".join(silent)


@pytest.mark.parametrize("language", sorted({language for language, _ in LEXICONS}))
def test_a_sentence_that_tells_nothing_fires_nothing(language: str) -> None:
    text = QUIET[language]
    assert code_document(Document(id="quiet", text=text, sha256="", language=language, date=TODAY)) == []


def test_event_frames_speak_the_codebook() -> None:
    book = read_codebook()
    for language in ("en", "hu", "ru"):
        for frame in read_frames(language, *EVENT_LEXICONS).frames:
            data = frame.data
            assert data["type"] in book.types, frame.id
            assert not data.get("mode") or data["type"] in book.modes[data["mode"]].types, frame.id
            assert not data.get("context") or data["context"] in book.contexts, frame.id
            assert not data.get("cameo") or book.types[data["type"]].holds(data["cameo"]), frame.id


def test_a_kind_stands_for_its_words_and_an_unknown_one_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = {"id": "resume", "verbs": ["resume >RUNS|post", "pay >MONEY"], "examples": ["Flights resumed."]}
    lexicon = {"kinds": {"RUNS": ["flight", "train"]}, "frame": [frame]}
    monkeypatch.setattr(coding_frames, "has_lexicon", lambda *_: True)
    monkeypatch.setattr(coding_frames, "read_lexicon", lambda *_: lexicon)
    (read,) = read_frames.__wrapped__("en", "made_up").frames
    assert [trigger.companions for trigger in read.triggers] == [{"flight", "train", "post"}, {"MONEY"}]
    lexicon["kinds"] = {}
    with pytest.raises(LexiconError, match="RUNS is no kind"):
        read_frames.__wrapped__("en", "made_up")
