"""No two files share an id, and no file changes its own."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chancery.ledger.ids import DocumentIds
from chancery.model import Document


def document(name: str, source: str, sha256: str = "s") -> Document:
    return Document(id=name, text="", sha256=sha256, source=source)


NAMES = st.sampled_from(["a", "a~2", "b"])
FILES = st.lists(st.tuples(NAMES, st.integers(0, 5), st.sampled_from("st")), unique_by=lambda file: file[:2], max_size=12)


@given(FILES, st.integers(0, 12))
def test_every_source_keeps_an_id_of_its_own(files: list[tuple[str, int, str]], cut: int) -> None:
    found = [document(name, f"/none/{number}/{name}.txt", sha256) for name, number, sha256 in files]
    present = {each.source for each in found}
    first = DocumentIds([], present)
    given_first = [(each.source, each.sha256, first.assign(each)) for each in found]
    assert len({chosen for _, _, chosen in given_first}) == len(found)
    again = DocumentIds(given_first[:cut], present)
    assert [(each.source, each.sha256, again.assign(each)) for each in found] == given_first


def test_only_a_file_that_left_its_place_has_moved(tmp_path: Path) -> None:
    old = tmp_path / "a.txt"
    known = [(str(old), "s", "a")]
    assert DocumentIds(known).assign(document("a", "/new/a.txt")) == "a"
    assert DocumentIds(known).assign(document("a", "/new/a.txt", "other")) == "a~2"
    assert DocumentIds(known).assign(document("b", "/new/b.txt")) == "b"
    assert DocumentIds(known, present={str(old)}).assign(document("a", "/new/a.txt")) == "a~2"
    old.touch()
    assert DocumentIds(known).assign(document("a", "/new/a.txt")) == "a~2"
