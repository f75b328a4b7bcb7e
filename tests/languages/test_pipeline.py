"""Text to parsed text: offsets that hold for any text, words that lexicons know, sentences that end where writers end them."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.errors import LanguageError, SettingError
from chancery.languages import pipeline
from chancery.languages.parsed import Sentence, Word
from chancery.languages.pipeline import load_pipeline, paragraphs, parse, pipeline_languages

LANGUAGES = sorted(pipeline_languages())

# Pieces that texts of this kind are made of, those that break tokenisers included.
PIECES = st.sampled_from(
    [
        *(
            "co-operation",
            "ex-President",
            "Ex-",
            "-",
            "–",
            " — ",
            "…",
            "“",
            "”",
            "’s",
            "'",
            "\n",
            "\n\n",
            "(",
            ")",
            ".",
            "!",
            ":",
        ),
        *("\u00a0", "\u200b", "\t", "\x00", "\u2028", "\x1c", "\r", "e\u0301", "İstanbul", "ß", "🇭🇺", "。", "3.5%"),
        *("U.S.", "Mr.", "Kína", "aláírta", "a megállapodást", "подписали", "договор", "http://a.b/c?d=e"),
        *("DUBAI, 23 November 2020 — ", "MOSCOW (Interfax) - "),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PIECES, st.just(" ")), max_size=25).map("".join))


def word(text: str, language: str, wanted: str) -> Word:
    """Return the word of a text that is written in a given way."""
    return next(w for s in parse(text, language) for w in s.words if w.text == wanted)


def parsed(sentence: Sentence) -> list[tuple[str, str, str, int, int]]:
    return [(w.lemma if w.text.isalpha() else "", w.pos, w.dep, w.head.i, w.start) for w in sentence.words]


def spoken(sentences: list[Sentence]) -> list[str]:
    return [s.text for s in sentences]


def test_english_and_hungarian_are_parsed() -> None:
    assert pipeline_languages() >= {"en", "hu"}


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
@settings(max_examples=80, deadline=None)
def test_offsets_point_into_any_text(language: str, text: str) -> None:
    end, number = 0, -1
    for index, sentence in enumerate(parse(text, language)):
        assert sentence.index == index
        assert sentence.paragraph >= number
        assert sentence.start >= end
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.words and sentence.roots
        inside = sentence.start
        for position, here in enumerate(sentence.words):
            assert here.i == position
            assert inside <= here.start < here.end <= sentence.end
            assert text[here.start : here.end] == here.text
            assert here.head is here or here in here.head.children
            inside = here.end
        end, number = sentence.end, sentence.paragraph


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
@settings(max_examples=40, deadline=None)
def test_no_letter_is_lost(language: str, text: str) -> None:
    covered = {i for s in parse(text, language) for w in s.words for i in range(w.start, w.end)}
    assert [c for i, c in enumerate(text) if c.isalnum() and i not in covered] == []


@given(text=TEXTS)
@settings(deadline=None)
def test_paragraphs_hold_every_letter_at_its_offset(text: str) -> None:
    pieces = paragraphs(text)
    assert all(text[start : start + len(piece)] == piece and piece.strip() for start, piece in pieces)
    assert "".join("".join(piece.split()) for _, piece in pieces) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\n\t"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert parse(text, "en") == []


@pytest.mark.parametrize(
    ("text", "wanted", "lemma"),
    [
        ("They discussed co-operation.", "co-operation", "cooperation"),
        ("They discussed cooperation.", "cooperation", "cooperation"),
        ("They will co-operate in space.", "co-operate", "cooperate"),
        ("Moscow re-affirmed its support.", "re-affirmed", "reaffirm"),
        ("Moscow reaffirmed its support.", "reaffirmed", "reaffirm"),
        ("They agreed to re-establish relations.", "re-establish", "reestablish"),
        ("They co\u2011ordinated their positions.", "co\u2011ordinated", "coordinate"),
    ],
)
def test_a_word_with_a_hyphen_is_one_word_with_the_plain_lemma(text: str, wanted: str, lemma: str) -> None:
    assert word(text, "en", wanted).lemma == lemma


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Journalists left the hall.", "journalist"),
        ("Ministers discussed trade.", "minister"),
        ("Talks go on in Geneva.", "talk"),
        ("Companies from Russia agreed.", "company"),
    ],
)
def test_a_capital_at_the_start_does_not_change_the_lemma(text: str, lemma: str) -> None:
    assert word(text, "en", text.split()[0]).lemma == lemma


@pytest.mark.parametrize("wanted", ["ex-President", "Ex-President", "vice-president"])
def test_a_former_or_vice_president_is_one_noun(wanted: str) -> None:
    found = word(f"Russia said that {wanted} Pence visited Moscow.", "en", wanted)
    assert found.pos in ("NOUN", "PROPN")
    assert found.lemma.lower() == wanted.lower()


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("They discussed co- operation", "operation"),
        ("They discussed co -operation", "operation"),
        ("They discussed Russia-Kazakhstan", "Kazakhstan"),
        ("They discussed oil-gas", "gas"),
    ],
)
def test_a_hyphen_joins_only_a_prefix_that_touches_it(text: str, last: str) -> None:
    assert parse(text, "en")[-1].words[-1].text.lstrip("-") == last


@pytest.mark.parametrize(
    ("curly", "plain"),
    [
        ("“We agree,” Lavrov said.", '"We agree," Lavrov said.'),
        ("Kazakhstan’s minister met Russia’s envoy.", "Kazakhstan's minister met Russia's envoy."),
        ("The visit — his first — ended.", "The visit - his first - ended."),
        ("Kazakhstan\u00a0and Russia agreed.", "Kazakhstan and Russia agreed."),
    ],
)
def test_typographic_marks_parse_as_their_plain_forms_and_stay_in_the_text(curly: str, plain: str) -> None:
    one, other = parse(curly, "en"), parse(plain, "en")
    assert [parsed(s) for s in one] == [parsed(s) for s in other]
    assert spoken(one) == [curly]


@pytest.mark.parametrize(
    ("language", "text", "dateline", "sentence"),
    [
        ("en", "DUBAI, 23 November 2020 — Israel thanked Oman.", "DUBAI, 23 November 2020 — ", "Israel thanked Oman."),
        ("en", "MOSCOW, May 5 (Interfax) - Russia agreed.", "MOSCOW, May 5 (Interfax) - ", "Russia agreed."),
        ("en", "ASTANA (Reuters) - Kazakhstan agreed.", "ASTANA (Reuters) - ", "Kazakhstan agreed."),
        ("en", "TEHRAN – Iran agreed.", "TEHRAN – ", "Iran agreed."),
        ("hu", "BUDAPEST, 2020. november 3. — A miniszter tárgyalt.", "BUDAPEST, 2020. november 3. — ", "A miniszter tárgyalt."),
    ],
)
def test_a_dateline_stands_apart(language: str, text: str, dateline: str, sentence: str) -> None:
    assert [piece for _, piece in paragraphs(text)] == [dateline, sentence]
    found = parse(text, language)
    assert found[-1].text == sentence
    assert found[0].paragraph != found[-1].paragraph


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance of 30 states - agreed.",
        "The U.S. — Iran's oldest foe — agreed.",
        "KAZAKHSTAN AND RUSSIA SIGN A TREATY",
        "Moscow agreed - at last.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert [piece for _, piece in paragraphs(text)] == [text]


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "Russia agreed. Kazakhstan did not.", ["Russia agreed.", "Kazakhstan did not."]),
        ("en", "“We agree.” Then he left.", ["“We agree.”", "Then he left."]),
        ("en", "He said: “We agree.” Russia did not.", ["He said: “We agree.”", "Russia did not."]),
        ("en", "Mr. Lavrov met Dr. Smith in St. Petersburg.", ["Mr. Lavrov met Dr. Smith in St. Petersburg."]),
        ("en", "The U.S. Embassy closed at 5 p.m. on Friday.", ["The U.S. Embassy closed at 5 p.m. on Friday."]),
        ("en", "Joint Statement\nThe ministers met", ["Joint Statement", "The ministers met"]),
        ("hu", "Moszkva elfogadta. Peking nem.", ["Moszkva elfogadta.", "Peking nem."]),
        ("hu", "A felek 2020. november 3-án találkoztak.", ["A felek 2020. november 3-án találkoztak."]),
    ],
)
def test_sentences_end_where_the_writer_ends_them(language: str, text: str, sentences: list[str]) -> None:
    assert spoken(parse(text, language)) == sentences


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers met in Astana they discussed trade Russia agreed Kazakhstan did not the talks go on"),
        ("en", "President Putin He Said Russia Will Help Kazakhstan President Nazarbayev Thanked Him"),
        ("hu", "A miniszterek Moszkvában tárgyaltak a felek megállapodtak Oroszország segít Kazahsztán köszöni"),
    ],
)
def test_no_sentence_ends_without_a_closing_mark(language: str, text: str) -> None:
    assert spoken(parse(text, language)) == [text]


@pytest.mark.parametrize(
    ("text", "wanted", "lemma"),
    [
        ("Kína elfogadta a javaslatot.", "elfogadta", "elfogad"),
        ("Kína elfogadta a javaslatot.", "javaslatot", "javaslat"),
        ("A miniszterek aláírták a megállapodást.", "aláírták", "aláír"),
        ("Az elnök meglátogatta Kínát.", "meglátogatta", "meglátogat"),
        ("Kína felajánlotta a segítségét.", "felajánlotta", "felajánl"),
        ("A miniszter Moszkvában tárgyalt.", "tárgyalt", "tárgyal"),
    ],
)
def test_hungarian_lemmas_are_the_dictionary_forms_that_lexicons_use(text: str, wanted: str, lemma: str) -> None:
    assert word(text, "hu", wanted).lemma == lemma


@pytest.mark.parametrize("language", ["xx", "", "../en", "EN"])
def test_an_unknown_language_is_refused_and_the_known_ones_named(language: str) -> None:
    with pytest.raises(LanguageError, match=r"no pipeline for language .*; there are en, hu"):
        parse("Russia agreed.", language)


def test_a_pipeline_is_loaded_once() -> None:
    assert load_pipeline("en") is load_pipeline("en")
    assert load_pipeline("en") is not load_pipeline("hu")


def test_a_broken_pipeline_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "meta.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(pipeline, "MODELS", tmp_path)
    with pytest.raises(LanguageError, match="does not load.*reinstall"):
        load_pipeline("qq")


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spacy.blank("en").to_disk(tmp_path / "qq")
    monkeypatch.setattr(pipeline, "MODELS", tmp_path)
    with pytest.raises(LanguageError, match=r"does not set token.pos \(morphologizer\), .*token.dep \(parser\)"):
        load_pipeline("qq")


def test_another_pipeline_is_used_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_LANGUAGES", f"qq={pipeline.MODELS / 'hu'}, en={tmp_path / 'nothing'}")
    assert pipeline_languages() >= {"en", "hu", "qq"}
    assert load_pipeline("qq").lang == "hu"
    load_pipeline.cache_clear()
    with pytest.raises(LanguageError, match="nothing does not load.*give en= a folder or an installed package"):
        load_pipeline("en")
    load_pipeline.cache_clear()


@pytest.mark.parametrize("value", ["ru", "=x", "russian=x", "ru="])
def test_a_setting_that_names_no_pipeline_says_how_to_write_it(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_LANGUAGES", value)
    with pytest.raises(SettingError, match="write ru=FOLDER,de=NAME"):
        pipeline_languages()


def test_a_pipeline_with_other_labels_than_ud_is_refused() -> None:
    other = spacy.blank("en")
    for name in ("morphologizer", "trainable_lemmatizer", "parser"):
        other.add_pipe(name)
    other.get_pipe("parser").add_label("dobj")
    with pytest.raises(LanguageError, match="the pipeline other has relations that are not UD: dobj"):
        pipeline._check(other, "other")


def test_the_same_text_parses_the_same() -> None:
    text = "Russian Foreign Minister Sergei Lavrov met Erlan Idrisov.\nThey agreed."
    one, other = ([(w.text, w.lemma, w.dep, w.head.i) for s in parse(text, "en") for w in s.words] for _ in range(2))
    assert one == other
