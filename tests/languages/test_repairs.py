"""Trees that a pipeline may give and grammar rules out are set right."""

from chancery.languages.parsed import Word, link
from chancery.languages.repairs import repair


def tree(*rows: str) -> list[Word]:
    """Build words from rows of ``form lemma POS head relation [features]``; heads count from 1, 0 is the root."""
    parts = [row.split() for row in rows]
    words = [Word(i, 10 * i, p[0], p[1], p[2], p[4], p[5] if len(p) > 5 else "_") for i, p in enumerate(parts)]
    return link(words, [int(p[3]) - 1 if p[3] != "0" else i for i, p in enumerate(parts)])


def arcs(words: list[Word], language: str = "en") -> list[tuple[str, str, str]]:
    """Return each word with its relation and head after repair; the root's head is itself."""
    repair(words, language)
    return [(w.text, w.dep, w.head.text) for w in words]


def test_what_is_due_is_no_preposition() -> None:
    words = tree(
        "Peru Peru PROPN 5 nsubj",
        "is be AUX 5 cop",
        "due due ADJ 5 case",
        "to to ADP 3 fixed",
        "sign sign VERB 0 ROOT",
        "it it PRON 5 obj",
        ". . PUNCT 5 punct",
    )
    assert arcs(words) == [
        ("Peru", "nsubj", "due"),
        ("is", "cop", "due"),
        ("due", "ROOT", "due"),
        ("to", "mark", "sign"),
        ("sign", "xcomp", "due"),
        ("it", "obj", "sign"),
        (".", "punct", "due"),
    ]


def test_due_to_rain_stays() -> None:
    words = tree("late late ADJ 0 ROOT", "due due ADJ 4 case", "to to ADP 2 fixed", "rain rain NOUN 1 obl")
    assert arcs(words)[1:] == [("due", "case", "rain"), ("to", "fixed", "due"), ("rain", "obl", "late")]


def test_an_office_hangs_on_what_gives_it() -> None:
    words = tree(
        "Ana Ana PROPN 2 nsubj", "succeeded succeed VERB 0 ROOT", "Bo Bo PROPN 2 obj", "as as ADP 5 case", "king king NOUN 3 nmod"
    )
    assert arcs(words)[4] == ("king", "obl", "succeeded")
    words = tree(
        "Bo's Bo PROPN 2 nmod:poss",
        "election election NOUN 5 nsubj",
        "as as SCONJ 4 case",
        "king king NOUN 5 nsubj",
        "surprised surprise VERB 0 ROOT",
    )
    assert arcs(words)[3] == ("king", "nmod", "election")


def test_hungarian_comparisons_count_their_noun() -> None:
    words = tree(
        "több több DET 4 advmod",
        "mint mint SCONJ 3 mark",
        "300 300 NUM 1 advcl",
        "cég cég NOUN 5 nsubj",
        "működik működik VERB 0 ROOT",
    )
    assert arcs(words, "hu")[2] == ("300", "nummod", "cég")
    words = tree("szabadon szabad ADJ 2 advmod:mode", "bocsátotta bocsát VERB 0 ROOT")
    assert arcs(words, "hu")[0] == ("szabadon", "obl", "bocsátotta")


def test_a_whole_sentence_is_no_headline() -> None:
    words = tree("Peru Peru PROPN 0 ROOT", "mediated mediate VERB 1 acl Tense=Past|VerbForm=Part", ". . PUNCT 1 punct")
    assert arcs(words) == [("Peru", "nsubj", "mediated"), ("mediated", "ROOT", "mediated"), (".", "punct", "mediated")]


def test_a_name_behind_a_phrase_and_before_its_verb_is_the_subject() -> None:
    words = tree("With with ADP 2 case", "words word NOUN 4 obl", "Ana Ana PROPN 2 appos", "left leave VERB 0 ROOT")
    assert arcs(words)[2] == ("Ana", "nsubj", "left")


def test_a_name_with_a_conjunction_of_its_own_is_another_person() -> None:
    words = tree("Ana Ana PROPN 4 nsubj", "and and CCONJ 3 cc", "Bo Bo PROPN 1 flat", "left leave VERB 0 ROOT")
    assert arcs(words)[2] == ("Bo", "conj", "Ana")


def test_a_noun_with_a_nominative_apposition_is_no_genitive() -> None:
    words = tree(
        "Договор договор NOUN 2 nsubj Animacy=Inan",
        "подписали подписать VERB 0 ROOT",
        "в в ADP 4 case",
        "Баку Баку PROPN 2 obl",
        "главы глава NOUN 4 nmod Case=Gen",
        "Мередов Мередов PROPN 5 appos Case=Nom",
    )
    assert arcs(words, "ru")[4] == ("главы", "nsubj", "подписали")


def test_a_name_has_no_way_of_its_own() -> None:
    words = tree(
        "Exit exit NOUN 0 ROOT", "of of ADP 3 case", "Peru Peru PROPN 1 nmod", "from from ADP 5 case", "Opec Opec PROPN 3 nmod"
    )
    assert arcs(words)[4] == ("Opec", "nmod", "Exit")


def test_two_names_beside_each_other_are_one() -> None:
    words = tree("Ana Ana PROPN 3 nsubj", "Bo Bo PROPN 3 nsubj", "slept sleep VERB 0 ROOT")
    assert arcs(words)[1] == ("Bo", "flat", "Ana")


ROWS = (
    "By by ADP 2 case",
    "wish wish NOUN 10 obl",
    "of of ADP 4 case",
    "Ana Ana PROPN 2 nmod",
    "President president PROPN 4 appos",
    "of of ADP 7 case",
    "Peru Peru PROPN 5 nmod",
    "Bo Bo PROPN 4 appos",
    "today today ADV 10 advmod",
    "left leave VERB 0 ROOT",
)


def test_of_two_appositions_before_a_verb_without_a_subject_the_second_is_it() -> None:
    assert arcs(tree(*ROWS))[7] == ("Bo", "nsubj", "left")


def test_an_apposition_stays_where_it_is_the_first_or_the_verb_has_a_subject() -> None:
    alone = (*ROWS[:4], "chief chief PROPN 4 nmod", *ROWS[5:])
    assert arcs(tree(*alone))[7] == ("Bo", "appos", "Ana")
    acted = (*ROWS[:8], "nobody nobody PRON 10 nsubj", ROWS[9])
    assert arcs(tree(*acted))[7] == ("Bo", "appos", "Ana")


TALKS = (
    "переговоры переговоры NOUN 0 ROOT Case=Nom|Number=Plur",
    "с с ADP 3 case",
    "министром министр NOUN 1 nmod Case=Ins|Number=Sing",
    "Перу Перу PROPN 3 nmod Case=Gen|Number=Sing",
)
CAME = "приехал приехать VERB 1 acl:relcl Number=Sing"


def test_a_relative_clause_hangs_on_the_noun_that_its_pronoun_agrees_with() -> None:
    words = tree(*TALKS[:3], "который который PRON 5 nsubj Case=Nom|Number=Sing", CAME)
    assert arcs(words, "ru")[4] == ("приехал", "acl:relcl", "министром")
    words = tree(*TALKS[:3], "Иваном Иван PROPN 3 appos Number=Sing", "который который PRON 6 nsubj Number=Sing", CAME)
    assert arcs(words, "ru")[5] == ("приехал", "acl:relcl", "министром")


def test_a_relative_clause_that_agrees_stays() -> None:
    words = tree(*TALKS[:3], "которые который PRON 5 nsubj Case=Nom|Number=Plur", CAME)
    assert arcs(words, "ru")[4] == ("приехал", "acl:relcl", "переговоры")
    both = "министрами министр NOUN 1 nmod Case=Ins|Number=Plur"
    words = tree(*TALKS[:2], both, "которые который PRON 5 nsubj Case=Nom|Number=Plur", CAME)
    assert arcs(words, "ru")[4] == ("приехал", "acl:relcl", "переговоры")
    words = tree(*TALKS[:3], "где где ADV 5 advmod", CAME)
    assert arcs(words, "ru")[4] == ("приехал", "acl:relcl", "переговоры")


def test_a_relative_clause_describes_the_last_name_of_a_row() -> None:
    words = tree(
        "Deby Deby PROPN 2 nmod:att",
        "elnök elnök NOUN 0 ROOT",
        "és és CCONJ 4 cc",
        "Macron Macron PROPN 2 appos",
        ", , PUNCT 7 punct",
        "aki aki PRON 7 nsubj Case=Nom|PronType=Rel",
        "elment elmegy VERB 2 acl",
    )
    assert ("elment", "acl", "Macron") in arcs(words, "hu")
