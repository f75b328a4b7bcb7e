"""Entities of another annotation are joined to a treebank's sentences by their forms."""

import subprocess
import sys
from pathlib import Path

from treebanks import read_corpus

ROOT = Path(__file__).resolve().parents[2]

ROW = "{n}\t{form}\t{form}\tPROPN\t_\t_\t{head}\t{rel}\t_\t_"
TREEBANK = (
    "\n".join(
        ROW.format(n=n, form=f, head=n - 1, rel="root" if n == 1 else "dep") for n, f in enumerate(("Peru", "thanked", "Ana"), 1)
    )
    + "\n\n"
    + ROW.format(n=1, form="Nobody", head=0, rel="root")
    + "\n\n"
)
ENTITIES = "# text = Peru thanked Ana\n1\tPeru\tB-LOC\t-\t-\n2\tthanked\tO\t-\t-\n3\tAna\tB-OTH\t-\t-\n\n1\tSomebody\tO\n\n"


def test_entities_are_joined(tmp_path: Path) -> None:
    treebank, entities, output = tmp_path / "t.conllu", tmp_path / "e.iob2", tmp_path / "out" / "xx_t-train.conllu"
    treebank.write_text(TREEBANK, encoding="utf-8")
    entities.write_text(ENTITIES, encoding="utf-8")
    command = [sys.executable, ROOT / "training" / "join_entities.py", treebank, entities, "--output", output]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith("1 of 2 sentences")
    assert [s.entities for s in read_corpus(output)] == [((0, 1, "LOC"),), None]
