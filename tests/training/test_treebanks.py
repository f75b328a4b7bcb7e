"""Reading treebanks, fitting them to a tokenizer and making them look like news keeps their annotation true."""

import random
from pathlib import Path

import pytest
from augment import CHANGES, augmented
from tokens import blank, fitted
from treebanks import Sentence, entity_labels, raw_text, read_corpus, spacing, spans_of

ENGLISH = """# text = The envoy won't visit New York.
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-cf1-2-sgl
2	envoy	envoy	NOUN	NN	Number=Sing	5	nsubj	_	Entity=1)
3-4	won't	_	_	_	_	_	_	_	_
3	wo	will	AUX	MD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	visit	visit	VERB	VB	_	0	root	_	_
6	New	New	PROPN	NNP	_	7	compound	_	Entity=(2-place-new-nnnnn-cf2-1,2-sgl-New_York_City
7	York	York	PROPN	NNP	_	5	obj	_	Entity=2)|SpaceAfter=No
8	.	.	PUNCT	.	_	5	punct	_	_

"""
RUSSIAN = """# text = С. Лавров прибыл в Минск.
1	С	С	PROPN	_	_	4	nsubj	_	SpaceAfter=No|NER=B-PER
2	.	.	PUNCT	_	_	1	punct	_	NER=I-PER
3	Лавров	Лавров	PROPN	_	_	1	flat:name	_	NER=I-PER
4	прибыл	прибыть	VERB	_	_	0	root	_	NER=O
5	в	в	ADP	_	_	6	case	_	NER=O
6	Минск	Минск	PROPN	_	_	4	obl	_	SpaceAfter=No|NER=B-LOC
7	.	.	PUNCT	_	_	4	punct	_	NER=O

"""
NERKOR = (
    "# columns: FORM LEMMA UPOS FEATS NER(IOB2)\n# newdoc id = news/x\n"
    "Áder\tÁder\tPROPN\tCase=Nom\tB-PER\nJános\tJános\tPROPN\tCase=Nom\tI-PER\n,\t,\tPUNCT\t_\tO\n"
)


def read(tmp_path: Path, name: str, text: str) -> Sentence:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_corpus(path)[0]


def is_whole(sentence: Sentence) -> bool:
    """Whether every column has a word's entry, one word is the root and all hang from it."""
    n = len(sentence)
    columns = (sentence.spaces, sentence.tags, sentence.feats, sentence.lemmas, sentence.heads or (), sentence.relations or ())
    if any(len(column) != n for column in columns) or sentence.heads is None or sentence.heads.count(-1) != 1:
        return False
    for start in range(n):
        node, steps = start, 0
        while node >= 0 and steps <= n:
            node, steps = sentence.heads[node], steps + 1
        if node >= 0:
            return False
    return all(0 <= a < b <= n for a, b, _ in sentence.entities or ())


def test_a_treebank_is_read_with_its_split_words_and_names(tmp_path: Path) -> None:
    sentence = read(tmp_path, "en_gum-train.conllu", ENGLISH)
    assert sentence.forms == ("The", "envoy", "wo", "n't", "visit", "New", "York", ".")
    assert sentence.spaces == (True, True, False, True, True, True, False, True)
    assert sentence.heads == (1, 4, 4, 4, -1, 6, 4, 4)
    assert sentence.entities == ((5, 7, "LOC"),)  # "the envoy" is nobody's name
    assert entity_labels(sentence) == ["O"] * 5 + ["B-LOC", "I-LOC", "O"]
    assert raw_text(sentence) == "The envoy won't visit New York."


def test_a_table_of_entities_is_read_without_trees(tmp_path: Path) -> None:
    sentence = read(tmp_path, "hu_nerkor-train.tsv", NERKOR)
    assert sentence.heads is None and sentence.entities == ((0, 2, "PER"),)
    assert raw_text(sentence) == "Áder János,"


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"x-train\.conllu:1: 2 columns"):
        read(tmp_path, "x-train.conllu", "1\tword\n")


def test_initials_become_one_word_as_the_tokenizer_has_them(tmp_path: Path) -> None:
    sentence = fitted(read(tmp_path, "ru_news-train.conllu", RUSSIAN), blank("ru").tokenizer)
    assert sentence.forms == ("С.", "Лавров", "прибыл", "в", "Минск", ".")
    assert sentence.heads == (2, 0, -1, 4, 2, 2)
    assert sentence.entities == ((0, 2, "PER"), (4, 5, "LOC"))
    assert is_whole(sentence)


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_a_changed_sentence_is_still_a_whole_one(name: str, tmp_path: Path) -> None:
    for language, file, text in (("en", "en_gum-train.conllu", ENGLISH), ("ru", "ru_news-train.conllu", RUSSIAN)):
        sentence = read(tmp_path, file, text)
        for seed in range(40):
            assert is_whole(CHANGES[name](sentence, random.Random(seed), language))


def test_the_same_seed_changes_alike(tmp_path: Path) -> None:
    sentence = read(tmp_path, "en_gum-train.conllu", ENGLISH)
    assert [augmented(sentence, random.Random(n), "en") for n in range(50)] == [
        augmented(sentence, random.Random(n), "en") for n in range(50)
    ]
    assert len({augmented(sentence, random.Random(n), "en").forms for n in range(200)}) > 4


def test_hyphens_of_prefixes_and_of_russian_compounds_are_kept() -> None:
    assert [t.text for t in blank("en")("They re-affirmed (co-operation), oil-gas.")] == [
        *("They", "re-affirmed", "(", "co-operation", ")", ",", "oil", "-", "gas", "."),
    ]
    assert [t.text for t in blank("ru")("Российско-казахстанский договор из-за санкций.")][0] == "Российско-казахстанский"


def test_spans_and_spaces() -> None:
    assert list(spans_of(["O", "I-PER", "I-PER", "B-PER", "I-LOC"])) == [(1, 3, "PER"), (3, 4, "PER"), (4, 5, "LOC")]
    assert spacing(["„", "Igen", "”", ",", "mondta", "."]) == (False, False, False, True, False, True)


def test_names_that_are_joined_by_and_are_names_of_their_own(tmp_path: Path) -> None:
    rows = [
        "1\tAna\tAna\tPROPN\t_\t_\t4\tnsubj\t_\tEntity=(1-person-new-nnn-cf1-1,3-sgl(2-person-new-nnn-cf1-1-sgl)",
        "2\tand\tand\tCCONJ\t_\t_\t3\tcc\t_\t_",
        "3\tBo\tBo\tPROPN\t_\t_\t1\tconj\t_\tEntity=(3-person-new-nnn-cf1-1-sgl)1)",
        "4\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\t_",
    ]
    path = tmp_path / "en_gum-dev.conllu"
    path.write_text("\n".join(rows) + "\n\n", encoding="utf-8")
    assert read_corpus(path)[0].entities == ((0, 1, "PER"), (2, 3, "PER"))


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        # "captain Harry Kane": the title heads, the name is flat beneath it
        ("captain/NOUN/0/root Harry/PROPN/1/flat Kane/PROPN/1/flat", "person", "Harry Kane"),
        ("President/PROPN/0/root Obama/PROPN/1/flat", "person", "Obama"),
        ("Basel/PROPN/0/root ,/PUNCT/3/punct Switzerland/PROPN/1/appos", "place", "Basel"),
        ("the/DET/2/det Bank/PROPN/0/root of/ADP/4/case England/PROPN/2/nmod", "organization", "Bank of England"),
        ("Eton/PROPN/3/nmod:poss 's/PART/1/case Hall/PROPN/0/root in/ADP/5/case X/PROPN/3/nmod", "organization", "Eton 's Hall"),
        ("Wu/PROPN/0/root Chi/PROPN/1/flat -/PUNCT/4/punct wai/PROPN/1/flat", "person", "Wu Chi - wai"),
        ("the/DET/2/det city/NOUN/0/root of/ADP/4/case Ely/PROPN/2/nmod", "place", None),
    ],
)  # fmt: skip
def test_a_name_ends_where_the_tree_says(words: str, kind: str, name: str | None, tmp_path: Path) -> None:
    rows = [word.split("/") for word in words.split()]
    lines = [
        f"{n}\t{form}\t{form}\t{tag}\t_\t_\t{head}\t{relation}\t_\t"
        + (f"Entity=(1-{kind}-new-nnn-cf1-1-sgl" if n == 1 else "Entity=1)" if n == len(rows) else "_")
        for n, (form, tag, head, relation) in enumerate(rows, 1)
    ]
    sentence = read(tmp_path, "en_gum-train.conllu", "\n".join(lines) + "\n\n")
    assert [" ".join(sentence.forms[a:b]) for a, b, _ in sentence.entities or ()] == [name] * bool(name)


def test_a_list_of_names_has_no_tags_and_no_peoples(tmp_path: Path) -> None:
    rows = "Kim I-PER\nplayed O\nHungarian I-MISC\nRhapsody I-MISC\nin O\nNew I-LOC\nYork I-LOC\nto O\nGermans I-MISC\n"
    sentence = read(tmp_path, "en_x-train.conll", rows)
    assert not sentence.tagged and sentence.heads is None
    assert sentence.entities == ((0, 1, "PER"), (2, 4, "MISC"), (5, 7, "LOC"))
