"""What one actor does to another, by a small encoder trained on marked sentences: asked where no rule decides.

*Norway ferried blankets and doctors to Syria*, marked at *Norway* and *Syria*, gives AID with its probability. English alone.
"""

import functools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from chancery.errors import CodingError
from chancery.settings import setting

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER = Path(__file__).with_name("models") / "relations"
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")  # round the actor, round the recipient
LONGEST = 160  # word pieces of a sentence
NONE = "NONE"

Span = tuple[int, int]


class Guess(NamedTuple):
    """A type of the codebook, or NONE, and how probable it is; YIELD stands for CONCEDE and RETREAT."""

    type: str
    probability: float


def marked(
    tokenizer: "Tokenizer", text: str, actor: Span, recipient: Span, longest: int = LONGEST
) -> tuple[list[int], int, int] | None:
    """Return a sentence's word pieces with marks round two spans, and the places of the opening marks.

    Nothing where the spans overlap or lie too far apart for the encoder.
    """
    if max(actor[0], recipient[0]) < min(actor[1], recipient[1]):
        return None
    inserted = sorted(((actor[0], MARKS[0]), (actor[1], MARKS[1]), (recipient[0], MARKS[2]), (recipient[1], MARKS[3])))
    for at, mark in sorted(inserted, key=lambda pair: (-pair[0], MARKS.index(pair[1]) % 2 == 0)):
        text = f"{text[:at]} {mark} {text[at:]}"
    pieces = tokenizer.encode(text).ids
    numbers = [number for mark in MARKS if (number := tokenizer.token_to_id(mark)) is not None]
    places = [pieces.index(number) for number in numbers]
    if len(pieces) > longest:
        # Keep the middle of what the marks span; the opening piece stays.
        room = longest - (max(places) - min(places)) - 2
        if room < 0:
            return None
        start = max(1, min(min(places) - room // 2, len(pieces) - longest + 1))
        pieces = [pieces[0], *pieces[start : start + longest - 1]]
        places = [pieces.index(number) for number in numbers]
    return pieces, places[0], places[2]


class RelationTyper:
    """The encoder of a folder that training writes: ``typer.onnx``, ``tokenizer.json``, ``typer.json``."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # late: it is large, and not every command codes
        from tokenizers import Tokenizer

        try:
            told = json.loads((folder / "typer.json").read_text(encoding="utf-8"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self.session = onnxruntime.InferenceSession(str(folder / "typer.onnx"), options, providers=["CPUExecutionProvider"])
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise types of their own
            raise CodingError(f"the relation encoder in {folder} does not load: {error}; reinstall chancery") from error
        self.types: list[str] = told["types"]
        self.temperature: float = told["temperature"]

    def guess(self, asked: Sequence[tuple[str, Span, Span]]) -> list[Guess | None]:
        """Return the most probable type of each sentence with its actor's and recipient's offsets in it."""
        inputs = [marked(self.tokenizer, *one) for one in asked]
        found: list[Guess | None] = [None] * len(asked)
        order = sorted((k for k, one in enumerate(inputs) if one), key=lambda k: len(inputs[k][0]))  # type: ignore[index]
        for at in range(0, len(order), 8):
            group = order[at : at + 8]
            rows = [inputs[k] for k in group]
            width = max(len(row[0]) for row in rows if row)
            pieces = np.zeros((len(group), width), dtype=np.int64)
            mask = np.zeros((len(group), width), dtype=np.float32)
            for b, row in enumerate(rows):
                assert row is not None
                pieces[b, : len(row[0])] = row[0]
                mask[b, : len(row[0])] = 1
            ends = [np.array([row[n] for row in rows if row], dtype=np.int64) for n in (1, 2)]
            scores = self.session.run(None, {"pieces": pieces, "mask": mask, "actor": ends[0], "recipient": ends[1]})[0]
            scores = np.exp((scores - scores.max(1, keepdims=True)) / self.temperature)
            shares = scores / scores.sum(1, keepdims=True)
            for b, k in enumerate(group):
                best = int(shares[b].argmax())
                found[k] = Guess(self.types[best], round(float(shares[b, best]), 4))
        return found


def relation_typer() -> RelationTyper | None:
    """Return the encoder that the setting ``relations`` names, else the package's own, loaded once; None where it is off."""
    name = str(setting("relations"))
    return None if name == "off" else _load(Path(name) if name else FOLDER)


@functools.lru_cache(maxsize=2)
def _load(folder: Path) -> RelationTyper:
    return RelationTyper(folder)
