"""How certain a predicate is told to be: negation, modality, plans, conditions and denial."""

import pytest
from sentences import tree

from chancery.coding.factuality import factuality_of, is_negated, settle
from chancery.coding.grammar import grammar_of, lemma_of
from chancery.languages.parsed import Sentence, Word
from chancery.languages.pipeline import parse
from chancery.model import Factuality


def find(text: str, lemma: str, language: str = "en") -> tuple[Sentence, Word]:
    for sentence in parse(text, language):
        for word in sentence.words:
            if lemma_of(word) == lemma:
                return sentence, word
    raise AssertionError(f"no word of lemma {lemma!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "lemma", "factuality"),
    [
        ("Moscow has signed the treaty.", "sign", "fact"),
        ("Moscow did not sign the treaty.", "sign", "denied"),
        ("Moscow has never signed the treaty.", "sign", "denied"),
        ("Moscow signed no treaty.", "sign", "denied"),
        ("Nobody signed the treaty.", "sign", "denied"),
        ("Moscow left without signing the treaty.", "sign", "denied"),
        ("Moscow will sign the treaty.", "sign", "planned"),
        ("Moscow is planning to sign the treaty.", "sign", "planned"),
        ("Moscow has agreed to sign the treaty.", "sign", "planned"),
        ("Moscow is due to sign the treaty.", "sign", "planned"),
        ("The treaty is to be signed in May.", "sign", "planned"),
        ("The joint commission is to be reconvened.", "reconvene", "planned"),
        ("The treaty was signed to be kept.", "sign", "fact"),
        ("It was an honour to be invited.", "invite", "fact"),
        ("Moscow has promised to sign the treaty.", "sign", "planned"),
        ("Moscow decided to sign the treaty.", "sign", "planned"),
        ("Moscow may sign the treaty.", "sign", "possible"),
        ("Moscow could sign the treaty.", "sign", "possible"),
        ("Moscow is considering signing the treaty.", "sign", "possible"),
        ("Moscow wants to sign the treaty.", "sign", "planned"),
        ("Moscow is likely to sign the treaty.", "sign", "possible"),
        ("If Moscow signs the treaty, Oman will follow.", "sign", "possible"),
        ("Unless Moscow signs the treaty, nothing will change.", "sign", "possible"),
        ("Moscow threatened to suspend the treaty.", "suspend", "possible"),
        ("Oman asked Moscow to sign the treaty.", "sign", "possible"),
        ("Moscow refused to sign the treaty.", "sign", "denied"),
        ("Moscow failed to sign the treaty.", "sign", "denied"),
        ("Moscow denied signing the treaty.", "sign", "denied"),
        ("Moscow did not refuse to sign the treaty.", "sign", "fact"),
        ("Moscow reportedly signed the treaty.", "sign", "possible"),
        ("Moscow managed to sign the treaty.", "sign", "fact"),
        ("The planned visit of the king was short.", "visit", "planned"),
        ("The possible visit of the king was short.", "visit", "possible"),
        ("The lack of support was felt.", "support", "denied"),
    ],
)
def test_english(text: str, lemma: str, factuality: str) -> None:
    sentence, word = find(text, lemma)
    assert factuality_of(sentence, word, grammar_of("en")) == factuality


@pytest.mark.parametrize(
    ("text", "lemma", "factuality"),
    [
        ("Moszkva aláírta a szerződést.", "aláír", "fact"),
        ("Moszkva nem írta alá a szerződést.", "aláír", "denied"),
        ("Moszkva alá fogja írni a szerződést.", "aláír", "planned"),
        ("Moszkva aláírhatja a szerződést.", "aláír", "possible"),
        ("Moszkva talán aláírja a szerződést.", "aláír", "possible"),
        ("Ha Moszkva aláírja a szerződést, Omán is követi.", "aláír", "possible"),
    ],
)
def test_hungarian(text: str, lemma: str, factuality: str) -> None:
    sentence, word = find(text, lemma, "hu")
    assert factuality_of(sentence, word, grammar_of("hu")) == factuality


def test_the_verb_above_is_heard_only_where_it_is_asked() -> None:
    sentence = tree(
        "Oman Oman PROPN 2 nsubj",
        "plans plan VERB 0 root",
        "to to PART 4 mark",
        "leave leave VERB 2 xcomp VerbForm=Inf",
    )
    assert factuality_of(sentence, sentence.words[3], grammar_of("en")) == "planned"
    assert factuality_of(sentence, sentence.words[3], grammar_of("en"), outer=False) == "fact"


def test_a_negated_plan_is_a_denial() -> None:
    sentence = tree(
        "Oman Oman PROPN 4 nsubj",
        "does do AUX 4 aux",
        "not not PART 4 advmod",
        "plan plan VERB 0 root",
        "to to PART 6 mark",
        "leave leave VERB 4 xcomp VerbForm=Inf",
    )
    assert factuality_of(sentence, sentence.words[5], grammar_of("en")) == "denied"


def test_a_hungarian_conditional_is_possible() -> None:
    sentence = tree("Moszkva Moszkva PROPN 2 nsubj", "aláírná aláír VERB 0 root Mood=Cnd", language="hu")
    assert factuality_of(sentence, sentence.words[1], grammar_of("hu")) == "possible"


def test_a_shared_auxiliary_reaches_the_second_verb() -> None:
    sentence = tree(
        "Oman Oman PROPN 3 nsubj",
        "will will AUX 3 aux",
        "meet meet VERB 0 root",
        "and and CCONJ 5 cc",
        "sign sign VERB 3 conj",
    )
    assert factuality_of(sentence, sentence.words[4], grammar_of("en")) == "planned"


def test_a_negation_elsewhere_is_not_the_verb_s() -> None:
    sentence, word = find("The minister, not the king, signed the treaty.", "sign")
    assert not is_negated(word, grammar_of("en"))


@pytest.mark.parametrize(
    ("factuality", "date", "today", "settled"),
    [
        ("fact", "2021-06-01", "2021-05-12", "planned"),
        ("fact", "2021-05-12", "2021-05-12", "fact"),
        ("fact", "2021-05", "2021-05-12", "fact"),
        ("fact", "2022", "2021-05-12", "planned"),
        ("fact", "2020", "2021-05-12", "fact"),
        ("fact", "", "2021-05-12", "fact"),
        ("fact", "2022", "", "fact"),
        ("denied", "2022", "2021-05-12", "denied"),
        ("possible", "2022", "2021-05-12", "possible"),
    ],
)
def test_what_lies_after_the_document_is_planned(factuality: Factuality, date: str, today: str, settled: str) -> None:
    assert settle(factuality, date, today) == settled
