"""A disk without room and a place that may not be written: a clear end, an intact ledger, and all is well once there is room.

Commands run in processes of their own. Room is taken away in two ways: on a small disk in memory, where one can be mounted
(as root), and by the limit to the size of files, which every system has. Nothing may be written to a file or a folder that
is made immutable, where the file system knows that, and to a disk that is mounted again for reading only.
"""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from random import Random

import pytest

from chancery.stores.duckdb import open_ledger
from chancery.verify import verify
from commands import Chancery
from stored_coding import Commands, Ended

LARGE = 64 * 2**20
VISITS = 12
STATES = ("KAZ", "RUS", "HUN", "SRB", "ARM", "TUR", "FRA", "DEU")
NO_ROOM = ("No space left on device", "File too large")
NO_WRITING = ("Operation not permitted", "Read-only file system", "Permission denied")
STALE = "claims or decisions have changed since the records were made"


class Disk:
    """A folder whose room can be taken away for the time of one command."""

    def __init__(self, folder: Path, commands: Commands, mounted: bool) -> None:
        self.folder, self.commands, self.mounted = folder, commands, mounted

    def run(self, *arguments: str | Path, room: int = 0) -> Ended:
        """Run a command that can write so many bytes: beside what stands there on a small disk, else to any one file."""
        with self._shrunk(room) if room else nullcontext():
            return self.commands.run(arguments)

    @contextmanager
    def _shrunk(self, room: int) -> Iterator[None]:
        if self.mounted:
            used = sum(path.stat().st_blocks for path in self.folder.iterdir()) * 512
            mount("-o", f"remount,size={used + room}", self.folder)
        else:
            before = resource.prlimit(self.commands.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(self.commands.pid, resource.RLIMIT_FSIZE, (room, before[1]))
        try:
            yield
        finally:
            if self.mounted:
                mount("-o", f"remount,size={LARGE}", self.folder)
            else:
                resource.prlimit(self.commands.pid, resource.RLIMIT_FSIZE, before)


def mount(*arguments: str | Path) -> bool:
    """Mount a disk and say whether that could be done."""
    try:
        return subprocess.run(["mount", *map(str, arguments)], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk in memory; skips the test where none can be mounted."""
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={LARGE}", "tmpfs", folder):
        pytest.skip("no disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    """Let nobody write a file or folder, not even root; skips the test where the file system does not know that."""
    if not shutil.which("chattr") or subprocess.run(["chattr", "+i", str(path)], check=False, capture_output=True).returncode:
        pytest.skip("nothing can be made immutable here")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    place = tmp_path_factory.mktemp("commands")
    (place / "stored.json").write_text("{}")
    with closing(Commands(place / "stored.json", place, CHANCERY_BATCH_DOCUMENTS="2")) as opened:
        yield opened


@pytest.fixture(params=["small disk", "size limit"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, commands: Commands) -> Iterator[Disk]:
    if request.param == "size limit":
        (tmp_path / "disk").mkdir()
        yield Disk(tmp_path / "disk", commands, mounted=False)
        return
    with small_disk(tmp_path / "disk") as folder:
        yield Disk(folder, commands, mounted=True)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Ten documents of visits."""
    folder = tmp_path_factory.mktemp("files")
    for number in range(10):
        random = Random(number)
        visits = [f"{' visits '.join(random.sample(STATES, 2))}. They spoke about {random.random()}." for _ in range(VISITS)]
        (folder / f"{number:02}.txt").write_text(f"{number + 1} May 2008\n\nNews of the day\n\n" + "\n\n".join(visits))
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def undisturbed(files: list[Path], commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that holds all documents and met with nothing."""
    ledger = tmp_path_factory.mktemp("undisturbed") / "l.duckdb"
    assert commands.run(["build", *files, "--ledger", ledger]).code == 0
    return ledger


def exports(chancery: Chancery, ledger: Path) -> list[str]:
    """Return all that can be exported of a ledger."""
    results = [chancery("export", "--what", what, "--ledger", ledger) for what in ("claims", "records", "threads")]
    results.append(chancery("decisions", "export", "--ledger", ledger))
    assert [each.code for each in results] == [0] * 4
    assert results[0].out and results[1].out
    return [each.out for each in results]


def look(ledger: Path) -> tuple[int, int, bool]:
    """Return how many documents and decisions a ledger holds, and whether its records are old; nothing else may be wrong."""
    with open_ledger(ledger) as opened:
        report = verify(opened)
        stale = any(fault.startswith(STALE) for fault in report.faults)
        follows = (STALE, "claim ") if stale else ()
        assert [each for each in report.faults if not each.startswith(follows)] == []
        assert report.checked["claims"] == VISITS * report.checked["documents"]
        return report.checked["documents"], report.checked["decisions"], stale


def assert_told(ended: Ended, ledger: Path, *words: str) -> None:
    """The command could not run and said so in one line that names the ledger."""
    assert (ended.code, ended.out) == (2, ""), ended
    assert ended.error.startswith(f"error: {ledger}"), ended.error
    assert ended.error.count("\n") == 1, ended.error
    assert any(word in ended.error for word in words), ended.error


@pytest.mark.parametrize("room", [5_000, 40_000])
def test_no_room_ends_a_build_and_room_lets_it_go_on(
    chancery: Chancery, disk: Disk, files: list[Path], undisturbed: Path, room: int
) -> None:
    ledger = disk.folder / "l.duckdb"
    assert disk.run("build", *files[:4], "--ledger", ledger).code == 0
    before = exports(chancery, ledger)
    assert_told(disk.run("build", *files, "--ledger", ledger, room=room), ledger, *NO_ROOM)
    documents, _, stale = look(ledger)
    assert 4 <= documents < 10
    assert documents % 2 == 0
    assert stale or documents == 4
    assert stale or exports(chancery, ledger) == before
    with open_ledger(ledger) as opened:
        assert {"00", "01", "02", "03"} <= {document.id for document in opened.documents()}
    assert disk.run("build", *files, "--ledger", ledger).code == 0
    assert look(ledger) == (10, 0, False)
    assert exports(chancery, ledger) == exports(chancery, undisturbed)


@pytest.mark.parametrize("room", [5_000, 100_000, 700_000])
def test_no_room_for_a_new_ledger(chancery: Chancery, disk: Disk, files: list[Path], undisturbed: Path, room: int) -> None:
    ledger = disk.folder / "l.duckdb"
    assert_told(disk.run("build", *files, "--ledger", ledger, room=room), ledger, *NO_ROOM)
    assert disk.run("build", *files, "--ledger", ledger).code == 0
    assert look(ledger) == (10, 0, False)
    assert exports(chancery, ledger) == exports(chancery, undisturbed)
    assert [path.name for path in disk.folder.iterdir()] == ["l.duckdb"]


def test_no_room_for_a_decision(chancery: Chancery, disk: Disk, files: list[Path]) -> None:
    ledger = disk.folder / "l.duckdb"
    disk.run("build", *files[:4], "--ledger", ledger)
    with open_ledger(ledger) as opened:
        one, other = (record.id for record in opened.records()[:2])
    said = ("--who", "me", "--ledger", ledger)
    assert disk.run("decide", "confirm", one, *said).code == 0
    before = exports(chancery, ledger)
    assert_told(disk.run("decide", "reject", other, *said, room=5_000), ledger, *NO_ROOM)
    assert look(ledger) == (4, 1, False)
    assert exports(chancery, ledger) == before
    assert disk.run("decide", "reject", other, *said).code == 0
    assert look(ledger) == (4, 2, False)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_stays_and_can_be_read(
    chancery: Chancery, commands: Commands, files: list[Path], undisturbed: Path, tmp_path: Path, what: str
) -> None:
    (tmp_path / "place").mkdir()
    ledger = tmp_path / "place" / "l.duckdb"
    commands.run(["build", *files[:4], "--ledger", ledger])
    before = exports(chancery, ledger)
    with open_ledger(ledger) as opened:
        record = opened.records()[0].id
    with immutable(ledger if what == "file" else ledger.parent):
        assert_told(commands.run(["build", *files, "--ledger", ledger]), ledger, *NO_WRITING)
        assert_told(commands.run(["decide", "confirm", record, "--who", "me", "--ledger", ledger]), ledger, *NO_WRITING)
        assert look(ledger) == (4, 0, False)
        assert exports(chancery, ledger) == before
        if what == "folder":
            for other in (ledger.with_name("other.duckdb"), ledger.parent / "new" / "l.duckdb"):
                assert_told(commands.run(["build", *files, "--ledger", other]), other, *NO_WRITING)
                assert not other.exists()
    assert commands.run(["build", *files, "--ledger", ledger]).code == 0
    assert look(ledger) == (10, 0, False)
    assert exports(chancery, ledger) == exports(chancery, undisturbed)


def test_a_disk_for_reading_only(
    chancery: Chancery, commands: Commands, files: list[Path], undisturbed: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as folder:
        ledger = folder / "l.duckdb"
        commands.run(["build", *files[:4], "--ledger", ledger])
        before = exports(chancery, ledger)
        mount("-o", "remount,ro", folder)
        for place in (ledger, folder / "other.duckdb", folder / "new" / "l.duckdb"):
            assert_told(commands.run(["build", *files, "--ledger", place]), place, *NO_WRITING)
        assert exports(chancery, ledger) == before
        mount("-o", "remount,rw", folder)
        assert commands.run(["build", *files, "--ledger", ledger]).code == 0
        assert exports(chancery, ledger) == exports(chancery, undisturbed)
