"""Documents of a corpus are joined, without those that are held out."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "training" / "join_documents.py"


def sentence(text: str) -> str:
    return f"# sent_id = x\n# text = {text}\n1\t{text}\t{text}\tPROPN\t_\t_\t0\troot\t_\t_\n\n"


def corpus(folder: Path, splits: str) -> Path:
    (folder / "dep").mkdir(parents=True)
    (folder / "splits.md").write_text(splits, encoding="utf-8")
    for name, text in (("news_a", "Ankara"), ("news_b", "Bern"), ("news_c", "Cairo"), ("reddit_d", "_"), ("bio_e", "Doha")):
        (folder / "dep" / f"GUM_{name}.conllu").write_text(sentence(text), encoding="utf-8")
    return folder


def test_held_out_documents_and_sentences_stay_out(tmp_path: Path) -> None:
    gum = corpus(tmp_path / "gum", "## train\n\n  * GUM_news_a\n\n## dev\n\n  * GUM_news_b\n\n## test\n\n  * GUM_x\n")
    test, output = tmp_path / "en_gum-test.conllu", tmp_path / "en_gum-train.conllu"
    test.write_text(sentence("Cairo"), encoding="utf-8")
    command = [sys.executable, SCRIPT, gum, "--without", test, "--output", output]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "2 sentences, 2 words\n"
    assert [line for line in output.read_text(encoding="utf-8").split("\n") if line.startswith("# text")] == [
        "# text = Doha",
        "# text = Ankara",
    ]


def test_a_folder_that_says_nothing_of_its_parts_is_refused(tmp_path: Path) -> None:
    gum = corpus(tmp_path / "gum", "nothing")
    command = [sys.executable, SCRIPT, gum, "--without", gum / "dep" / "GUM_bio_e.conllu", "--output", tmp_path / "out"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 1 and "names no development and test documents" in told.stderr
