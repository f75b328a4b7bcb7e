"""What a word's case, voice and place in a Russian sentence make of it, on small trees built by hand."""

import pytest
from sentences import tree

from chancery.coding.arguments import arguments
from chancery.coding.factuality import factuality_of, is_past
from chancery.coding.grammar import grammar_of, is_passive, lemma_of
from chancery.languages.parsed import Sentence

RUSSIAN = grammar_of("ru")


def russian(*rows: str) -> Sentence:
    return tree(*rows, language="ru")


WITH = russian("встретился встретиться VERB 0 root", "с с ADP 3 case", "послом посол NOUN 1 obl Case=Ins")
FROM = russian("вывел вывести VERB 0 root", "с с ADP 3 case", "Кипра Кипр PROPN 1 obl Case=Gen")
INTO = russian("прибыл прибыть VERB 0 root", "в в ADP 3 case", "Перу Перу PROPN 1 obl Case=Acc")
INSIDE = russian("прошел пройти VERB 0 root", "в в ADP 3 case", "Перу Перу PROPN 1 obl Case=Loc")
ACRONYM = russian("сообщили сообщить VERB 0 root", "в в ADP 3 case", "МИД МИД PROPN 1 obl Case=Acc")
TOWARDS = russian("против против ADP 2 case", "Перу Перу PROPN 3 obl Case=Gen", "выступил выступить VERB 0 root")
BRIDGE = russian(
    "критика критика NOUN 0 root", "в в ADP 3 case", "адрес адрес NOUN 1 nmod Case=Acc", "Перу Перу PROPN 3 nmod Case=Gen"
)
OWNED = russian("визит визит NOUN 0 root", "министра министр NOUN 1 nmod Case=Gen")
DATIVE = russian("оказал оказать VERB 0 root", "помощь помощь NOUN 1 obj Case=Acc", "Перу Перу PROPN 2 nmod Case=Dat")
BELOW = russian(
    "начат начать VERB 0 root",
    "вывод вывод NOUN 1 nsubj:pass Case=Nom",
    "войск войско NOUN 2 nmod Case=Gen",
    "из из ADP 5 case",
    "Перу Перу PROPN 3 nmod Case=Gen",
)


@pytest.mark.parametrize(
    ("sentence", "at", "role", "word"),
    [
        (WITH, 0, "with", "послом"),
        (FROM, 0, "from", "Кипра"),
        (INTO, 0, "to", "Перу"),
        (INSIDE, 0, "in", "Перу"),
        (ACRONYM, 0, "in", "МИД"),
        (TOWARDS, 2, "against", "Перу"),
        (BRIDGE, 0, "to", "Перу"),
        (OWNED, 0, "of", "министра"),
        (DATIVE, 0, "to", "Перу"),
        (BELOW, 1, "from", "Перу"),
    ],
)
def test_a_preposition_and_its_case_give_a_role(sentence: Sentence, at: int, role: str, word: str) -> None:
    assert word in [w.text for w in arguments(sentence.words[at], RUSSIAN)[role]]


SIGNED = russian(
    "договор договор NOUN 2 nsubj:pass Case=Nom",
    "подписан подписать VERB 0 root VerbForm=Part Variant=Short Voice=Pass Aspect=Perf Tense=Past",
    "послом посол NOUN 2 obl:agent Case=Ins",
)
REFLEXIVE = russian(
    "договор договор NOUN 2 nsubj Case=Nom",
    "подписывается подписываться VERB 0 root VerbForm=Fin Voice=Pass Aspect=Imp Tense=Pres",
    "послом посол NOUN 2 obl Case=Ins",
)
BEFORE = russian(
    "подписанный подписать VERB 3 amod VerbForm=Part Voice=Pass Aspect=Perf Tense=Past",
    "послом посол NOUN 1 obl:agent Case=Ins",
    "договор договор NOUN 0 root Case=Nom",
)
DOER = russian(
    "посол посол NOUN 0 root Case=Nom",
    "подписавший подписать VERB 1 acl VerbForm=Part Voice=Act Aspect=Perf Tense=Past",
    "договор договор NOUN 2 obj Case=Acc",
)
SAME_FORM = russian(
    "Перу Перу PROPN 2 nsubj Case=Nom Animacy=Inan",
    "посетил посетить VERB 0 root VerbForm=Fin Voice=Act Aspect=Perf Tense=Past",
    "посол посол NOUN 2 nsubj Case=Nom Animacy=Anim",
)


MISLABELLED = russian(
    "договор договор NOUN 0 root Case=Nom",
    "подписанный подписать VERB 1 acl VerbForm=Part Voice=Pass Aspect=Perf Tense=Past",
    "послом посол NOUN 2 iobj Case=Ins",
)
FRONTED = russian(
    "договор договор NOUN 2 nsubj Case=Nom Animacy=Inan Number=Sing",
    "подписали подписать VERB 0 root VerbForm=Fin Voice=Act Aspect=Perf Tense=Past Number=Plur",
)


@pytest.mark.parametrize(
    ("sentence", "at", "subject", "thing"),
    [
        (SIGNED, 1, "послом", "договор"),
        (REFLEXIVE, 1, "послом", "договор"),
        (BEFORE, 0, "послом", "договор"),
        (DOER, 1, "посол", "договор"),
        (SAME_FORM, 1, "посол", "Перу"),
        (MISLABELLED, 1, "послом", "договор"),
    ],
)
def test_voice_tells_who_acts(sentence: Sentence, at: int, subject: str, thing: str) -> None:
    there = arguments(sentence.words[at], RUSSIAN)
    assert [w.text for w in there["subj"]] == [subject]
    assert [w.text for w in there["obj"]] == [thing]


def test_a_thing_before_a_plural_verb_is_its_object() -> None:
    there = arguments(FRONTED.words[1], RUSSIAN)
    assert [w.text for w in there["obj"]] == ["договор"] and "subj" not in there


def test_a_reflexive_passive_has_the_lemma_of_its_active_verb() -> None:
    assert lemma_of(REFLEXIVE.words[1]) == "подписывать"
    assert is_passive(REFLEXIVE.words[1]) and is_passive(SIGNED.words[1]) and not is_passive(DOER.words[1])


NAMED = russian(
    "назначен назначить VERB 0 root VerbForm=Part Variant=Short Voice=Pass Aspect=Perf Tense=Past",
    "Гомес Гомес PROPN 1 nsubj:pass Case=Nom",
    "послом посол NOUN 1 obl Case=Ins",
)
IMPERSONAL = russian(
    "решено решить VERB 0 root VerbForm=Part Variant=Short Voice=Pass Aspect=Perf Tense=Past",
    "открыть открыть VERB 1 csubj:pass VerbForm=Inf Aspect=Perf",
)
INVITED = russian(
    "посол посол NOUN 2 nsubj Case=Nom",
    "пригласил пригласить VERB 0 root VerbForm=Fin Voice=Act Aspect=Perf Tense=Past",
    "министра министр NOUN 2 obj Case=Acc",
    "приехать приехать VERB 3 nmod VerbForm=Inf Aspect=Perf",
)


def test_who_becomes_something_is_not_done_by_what_he_becomes() -> None:
    there = arguments(NAMED.words[0], RUSSIAN)
    assert [w.text for w in there["as"]] == ["послом"] and "subj" not in there


def test_an_infinitive_without_a_doer_is_what_is_decided() -> None:
    assert [w.text for w in arguments(IMPERSONAL.words[0], RUSSIAN)["inf"]] == ["открыть"]


def test_who_is_invited_does_what_he_is_invited_to() -> None:
    assert [w.text for w in arguments(INVITED.words[3], RUSSIAN)["subj"]] == ["министра"]


@pytest.mark.parametrize(
    ("rows", "at", "factuality"),
    [
        (("не не PART 2 advmod", "подписал подписать VERB 0 root VerbForm=Fin Tense=Past Aspect=Perf"), 1, "denied"),
        (("подпишет подписать VERB 0 root VerbForm=Fin Tense=Fut Aspect=Perf",), 0, "planned"),
        (
            ("будет быть AUX 2 aux:pass", "подписан подписать VERB 0 root VerbForm=Part Variant=Short Tense=Past Voice=Pass"),
            1,
            "planned",
        ),
        (("может мочь VERB 0 root VerbForm=Fin", "подписать подписать VERB 1 xcomp VerbForm=Inf Aspect=Perf"), 1, "possible"),
        (
            ("готовность готовность NOUN 0 root", "подписать подписать VERB 1 nmod VerbForm=Inf Aspect=Perf"),
            1,
            "planned",
        ),
        (("подписали подписать VERB 0 root VerbForm=Fin Tense=Past Aspect=Perf",), 0, "fact"),
    ],
)
def test_factuality_is_read_off_aspect_mood_and_what_governs(rows: tuple[str, ...], at: int, factuality: str) -> None:
    sentence = russian(*rows)
    assert factuality_of(sentence, sentence.words[at], RUSSIAN) == factuality


def test_a_short_participle_tells_of_the_past_unless_an_auxiliary_looks_ahead() -> None:
    ahead = russian(
        "будет быть AUX 2 aux:pass Tense=Fut", "подписан подписать VERB 0 root VerbForm=Part Variant=Short Tense=Past"
    )
    assert is_past(SIGNED.words[1]) and not is_past(ahead.words[1])
