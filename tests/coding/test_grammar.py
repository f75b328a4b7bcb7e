"""Who is subject, object and oblique, on small trees built by hand, one for each construction that the engine undoes."""

import pytest
from sentences import tree

from chancery.coding.arguments import arguments
from chancery.coding.grammar import grammar_of, is_passive, lemma_of, role_of
from chancery.errors import LexiconError
from chancery.languages.parsed import Sentence, Word

ENGLISH = grammar_of("en")
HUNGARIAN = grammar_of("hu")

ACTIVE = tree("Peru peru PROPN 2 nsubj", "signed sign VERB 0 root VerbForm=Fin", "treaties treaty NOUN 2 obj")
PASSIVE = tree(
    "Treaties treaty NOUN 3 nsubj:pass",
    "were be AUX 3 aux:pass",
    "signed sign VERB 0 root VerbForm=Part Tense=Past",
    "by by ADP 5 case",
    "Peru Peru PROPN 3 obl",
)
AGENT = tree(
    "signed sign VERB 0 root VerbForm=Part Tense=Past",
    "by by ADP 3 case",
    "Peru Peru PROPN 1 obl:agent",
)
RELATIVE = tree(
    "Peru Peru PROPN 5 nsubj",
    "which which PRON 3 nsubj PronType=Rel",
    "sued sue VERB 1 acl:relcl VerbForm=Fin",
    "Chile Chile PROPN 3 obj",
    "won win VERB 0 root VerbForm=Fin",
)
RELATIVE_OBJECT = tree(
    "treaty treaty NOUN 5 nsubj",
    "which which PRON 4 obj PronType=Rel",
    "Peru Peru PROPN 4 nsubj",
    "signed sign VERB 1 acl:relcl VerbForm=Fin",
    "lapsed lapse VERB 0 root",
)
PARTICIPLE = tree(
    "treaty treaty NOUN 5 nsubj",
    "signed sign VERB 1 acl VerbForm=Part Tense=Past",
    "by by ADP 4 case",
    "Peru Peru PROPN 2 obl:agent",
    "lapsed lapse VERB 0 root",
)
PRESENT_PARTICIPLE = tree(
    "ships ship NOUN 4 nsubj",
    "leaving leave VERB 1 acl VerbForm=Ger",
    "Oman Oman PROPN 2 obj",
    "sank sink VERB 0 root",
)
CONTROL = tree(
    "Iraq Iraq PROPN 2 nsubj",
    "agreed agree VERB 0 root VerbForm=Fin",
    "to to PART 4 mark",
    "build build VERB 2 xcomp VerbForm=Inf",
    "roads road NOUN 4 obj",
)
OBJECT_CONTROL = tree(
    "Japan Japan PROPN 2 nsubj",
    "urged urge VERB 0 root VerbForm=Fin",
    "Laos Laos PROPN 2 obj",
    "to to PART 5 mark",
    "sign sign VERB 2 xcomp VerbForm=Inf",
)
COORDINATION = tree(
    "Peru Peru PROPN 2 nsubj",
    "wrote write VERB 0 root VerbForm=Fin",
    "and and CCONJ 4 cc",
    "signed sign VERB 2 conj VerbForm=Fin",
    "it it PRON 4 obj",
)
PASSIVE_COORDINATION = tree(
    "pact pact NOUN 3 nsubj:pass",
    "was be AUX 3 aux:pass",
    "drafted draft VERB 0 root VerbForm=Part Tense=Past",
    "and and CCONJ 5 cc",
    "signed sign VERB 3 conj VerbForm=Part Tense=Past",
)
LIGHT_VERB = tree(
    "Zambia Zambia PROPN 2 nsubj",
    "paid pay VERB 0 root VerbForm=Fin",
    "visit visit NOUN 2 obj",
    "to to ADP 5 case",
    "Botswana Botswana PROPN 2 obl",
)
NOMINAL = tree(
    "signing signing NOUN 0 root",
    "of of ADP 3 case",
    "treaty treaty NOUN 1 nmod",
    "by by ADP 5 case",
    "Peru Peru PROPN 1 nmod",
)
POSSESSIVE = tree(
    "Peru Peru PROPN 3 nmod:poss", "'s 's PART 1 case", "visit visit NOUN 0 root", "to to ADP 5 case", "Oman Oman PROPN 3 nmod"
)
DATIVE = tree("Norway Norway PROPN 2 nsubj", "sent send VERB 0 root", "Mali Mali PROPN 2 iobj", "wheat wheat NOUN 2 obj")
PARTICLE = tree("Oman Oman PROPN 2 nsubj", "called call VERB 0 root", "off off ADP 2 compound:prt", "talks talk NOUN 2 obj")
CLAUSE = tree(
    "Peru Peru PROPN 2 nsubj",
    "said say VERB 0 root",
    "that that SCONJ 5 mark",
    "Chile Chile PROPN 5 nsubj",
    "agreed agree VERB 2 ccomp VerbForm=Fin",
)
PURPOSE = tree(
    "Fiji Fiji PROPN 2 nsubj",
    "paid pay VERB 0 root VerbForm=Fin",
    "leaving leave VERB 2 advcl VerbForm=Ger",
    "Oman Oman PROPN 3 obj",
)


def word(sentence: Sentence, text: str) -> Word:
    return next(w for w in sentence.words if w.text == text)


@pytest.mark.parametrize(
    ("sentence", "predicate", "role", "found"),
    [
        (ACTIVE, "signed", "subj", ["Peru"]),
        (ACTIVE, "signed", "obj", ["treaties"]),
        (PASSIVE, "signed", "subj", ["Peru"]),
        (PASSIVE, "signed", "obj", ["Treaties"]),
        (AGENT, "signed", "subj", ["Peru"]),
        (RELATIVE, "sued", "subj", ["Peru"]),
        (RELATIVE, "sued", "obj", ["Chile"]),
        (RELATIVE_OBJECT, "signed", "subj", ["Peru"]),
        (RELATIVE_OBJECT, "signed", "obj", ["treaty"]),
        (PARTICIPLE, "signed", "subj", ["Peru"]),
        (PARTICIPLE, "signed", "obj", ["treaty"]),
        (PRESENT_PARTICIPLE, "leaving", "subj", ["ships"]),
        (PRESENT_PARTICIPLE, "leaving", "obj", ["Oman"]),
        (CONTROL, "agreed", "inf", ["build"]),
        (CONTROL, "build", "subj", ["Iraq"]),
        (OBJECT_CONTROL, "sign", "subj", ["Laos"]),
        (COORDINATION, "signed", "subj", ["Peru"]),
        (COORDINATION, "wrote", "obj", []),
        (PASSIVE_COORDINATION, "signed", "obj", ["pact"]),
        (PASSIVE_COORDINATION, "signed", "subj", []),
        (LIGHT_VERB, "visit", "agent", ["Zambia"]),
        (LIGHT_VERB, "visit", "to", ["Botswana"]),
        (NOMINAL, "signing", "of", ["treaty"]),
        (NOMINAL, "signing", "by", ["Peru"]),
        (POSSESSIVE, "visit", "poss", ["Peru"]),
        (POSSESSIVE, "visit", "to", ["Oman"]),
        (DATIVE, "sent", "to", ["Mali"]),
        (DATIVE, "sent", "obj", ["wheat"]),
        (PARTICLE, "called", "particle:off", ["off"]),
        (CLAUSE, "said", "comp", ["agreed"]),
        (CLAUSE, "agreed", "subj", ["Chile"]),
        (PURPOSE, "leaving", "subj", ["Fiji"]),
    ],
)
def test_every_argument_stands_in_its_deep_place(sentence: Sentence, predicate: str, role: str, found: list[str]) -> None:
    assert [w.text for w in arguments(word(sentence, predicate), ENGLISH).get(role, [])] == found


@pytest.mark.parametrize(
    ("sentence", "predicate", "passive"),
    [(ACTIVE, "signed", False), (PASSIVE, "signed", True), (PARTICIPLE, "signed", True), (RELATIVE, "sued", False)],
)
def test_passive_forms_are_known(sentence: Sentence, predicate: str, passive: bool) -> None:
    assert is_passive(word(sentence, predicate)) is passive


def test_a_fixed_preposition_is_one_role() -> None:
    sentence = tree(
        "spoke speak VERB 0 root", "on on ADP 5 case", "behalf behalf NOUN 2 fixed", "of of ADP 2 fixed", "Peru Peru PROPN 1 obl"
    )
    assert role_of(sentence.words[4], ENGLISH) == "for"


@pytest.mark.parametrize(
    ("form", "feature", "role"),
    [
        ("Bulgáriával", "Case=Ins", "with"),
        ("Bécsbe", "Case=Ill", "into"),
        ("Malinak", "Case=Dat", "to"),
        ("Egyiptomból", "Case=Ela", "from"),
        ("Kubát", "Case=Acc", "obj"),
    ],
)
def test_a_hungarian_case_is_a_role(form: str, feature: str, role: str) -> None:
    sentence = tree(f"{form} {form} PROPN 2 obl {feature}", "van van VERB 0 root")
    assert role_of(sentence.words[0], HUNGARIAN) == role


def test_a_hungarian_postposition_beats_the_case() -> None:
    sentence = tree("Kuba Kuba PROPN 3 obl Case=Nom", "ellen ellen ADP 1 case", "szólt szól VERB 0 root")
    assert role_of(sentence.words[0], HUNGARIAN) == "against"


def test_a_separated_preverb_comes_home() -> None:
    sentence = tree("írta ír VERB 0 root", "alá alá ADV 1 compound:preverb")
    assert lemma_of(sentence.words[0]) == "aláír"


def test_coordination_without_end_is_cut() -> None:
    # A chain of conjuncts deeper than any sentence must not cost more than its length.
    rows = ["Peru Peru PROPN 2 nsubj", "wrote write VERB 0 root", *(f"signed sign VERB {i} conj" for i in range(2, 200))]
    sentence = tree(*rows)
    assert all("subj" in arguments(w, ENGLISH) for w in sentence.words[1:5])


def test_a_language_without_a_grammar_is_an_error() -> None:
    with pytest.raises(LexiconError, match="grammar"):
        grammar_of("xx")
