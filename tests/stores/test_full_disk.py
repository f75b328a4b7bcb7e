"""A disk without room and a place that may not be written: a clear end, an intact ledger, and all is well once there is room.

Commands run in processes of their own. Room is taken away in two ways: on a small disk in memory, where one can be mounted
(as root), and by the limit to the size of files, which every system has. Nothing may be written to a file or a folder that
is made immutable, where the file system knows that, and to a disk that is mounted again for reading only.
"""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest

from chancery.stores.duckdb import open_ledger
from chancery.verify import verify
from stored_coding import Commands, Ended

LARGE = 64 * 2**20
STATES = ("KAZ", "RUS", "HUN", "SRB", "ARM", "TUR", "FRA", "DEU")
EXPORTS = ("export --what claims", "export --what records", "export --what threads", "decisions export")
STALE = "claims or decisions have changed since the records were made"


class Disk:
    """A folder whose room can be taken away for the time of one command."""

    def __init__(self, folder: Path, commands: Commands, mounted: bool) -> None:
        self.folder, self.commands, self.mounted = folder, commands, mounted

    def run(self, *arguments: str | Path, room: int = LARGE) -> Ended:
        """Run a command that can write so many bytes: beside what stands there on a small disk, else to any one file."""
        with self._shrunk(room):
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


@pytest.fixture
def files(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    write(made, 0, 4)
    return made


def write(folder: Path, first: int, last: int) -> None:
    """Write documents of forty visits each."""
    for number in range(first, last):
        random = Random(number)
        visits = [f"{' visits '.join(random.sample(STATES, 2))}. They spoke about {random.random()}." for _ in range(40)]
        (folder / f"{number}.txt").write_text(f"{number + 1} May 2008\n\nAll that was told on the day\n\n" + "\n\n".join(visits))


def exports(commands: Commands, ledger: Path) -> list[str]:
    """Return all that can be exported of a ledger."""
    ended = [commands.run([*command.split(), "--ledger", ledger]) for command in EXPORTS]
    assert [each.code for each in ended] == [0] * 4
    assert ended[0].out and ended[1].out
    return [each.out for each in ended]


def look(ledger: Path) -> tuple[set[str], int, bool]:
    """Return a ledger's documents, how many decisions it holds, and whether its records are old; nothing else may be wrong."""
    with open_ledger(ledger) as opened:
        faults = verify(opened).faults
        stale = any(fault.startswith(STALE) for fault in faults)
        others = [each for each in faults if not (stale and (each.startswith(STALE) or each.endswith("stands in 0 records")))]
        assert others == []
        return {document.id for document in opened.documents()}, len(opened.decisions()), stale


def assert_told(ended: Ended, ledger: Path, *words: str) -> None:
    """The command could not run and said so in one line that names the ledger."""
    assert (ended.code, ended.out) == (2, ""), ended
    assert ended.error.startswith(f"error: {ledger}"), ended.error
    assert ended.error.count("\n") == 1
    assert any(word in ended.error for word in words), ended.error


NO_ROOM = ("No space left on device", "File too large")
NO_WRITING = ("Operation not permitted", "Read-only file system", "Permission denied")


@pytest.mark.parametrize("room", [0, 9_000, 60_000, 150_000])
def test_no_room_ends_a_build_and_room_lets_it_go_on(disk: Disk, files: Path, tmp_path: Path, room: int) -> None:
    ledger = disk.folder / "l.duckdb"
    assert disk.run("build", files, "--ledger", ledger).code == 0
    kept = exports(disk.commands, ledger)[0].splitlines()
    write(files, 4, 16)
    assert_told(disk.run("build", files, "--ledger", ledger, room=room), ledger, *NO_ROOM)
    documents, _, _ = look(ledger)
    assert {"0", "1", "2", "3"} <= documents
    assert len(documents) < 16
    assert len(documents) % 2 == 0
    with open_ledger(ledger) as opened:
        assert len(opened.claims()) == 40 * len(documents)
    assert disk.run("build", files, "--ledger", ledger).code == 0
    assert look(ledger) == ({str(number) for number in range(16)}, 0, False)
    whole = exports(disk.commands, ledger)
    assert set(line.split('"evidence_id":')[1] for line in kept) <= {
        line.split('"evidence_id":')[1] for line in whole[0].splitlines()
    }
    disk.commands.run(["build", files, "--ledger", tmp_path / "undisturbed.duckdb"])
    assert whole == exports(disk.commands, tmp_path / "undisturbed.duckdb")


@pytest.mark.parametrize("room", [0, 100_000, 400_000, 700_000])
def test_no_room_for_a_new_ledger(disk: Disk, files: Path, tmp_path: Path, room: int) -> None:
    ledger = disk.folder / "l.duckdb"
    assert_told(disk.run("build", files, "--ledger", ledger, room=room), ledger, *NO_ROOM)
    assert disk.run("build", files, "--ledger", ledger).code == 0
    assert look(ledger) == ({"0", "1", "2", "3"}, 0, False)
    disk.commands.run(["build", files, "--ledger", tmp_path / "undisturbed.duckdb"])
    assert exports(disk.commands, ledger) == exports(disk.commands, tmp_path / "undisturbed.duckdb")


def test_no_room_for_a_decision(disk: Disk, files: Path) -> None:
    ledger = disk.folder / "l.duckdb"
    disk.run("build", files, "--ledger", ledger)
    with open_ledger(ledger) as opened:
        one, other = (record.id for record in opened.records()[:2])
    said = ("--who", "me", "--ledger", ledger)
    assert disk.run("decide", "confirm", one, *said).code == 0
    before = exports(disk.commands, ledger)
    assert_told(disk.run("decide", "reject", other, *said, room=0), ledger, *NO_ROOM)
    assert look(ledger) == ({"0", "1", "2", "3"}, 1, False)
    assert exports(disk.commands, ledger) == before
    assert disk.run("decide", "reject", other, *said).code == 0
    assert look(ledger) == ({"0", "1", "2", "3"}, 2, False)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_stays_as_it_is_and_can_be_read(
    commands: Commands, files: Path, tmp_path: Path, what: str
) -> None:
    (tmp_path / "place").mkdir()
    ledger = tmp_path / "place" / "l.duckdb"
    commands.run(["build", files, "--ledger", ledger])
    before = exports(commands, ledger)
    write(files, 4, 5)
    with immutable(ledger if what == "file" else ledger.parent):
        assert_told(commands.run(["build", files, "--ledger", ledger]), ledger, *NO_WRITING)
        assert_told(commands.run(["decide", "confirm", "", "--who", "me", "--ledger", ledger]), ledger, *NO_WRITING)
        assert exports(commands, ledger) == before
        assert look(ledger) == ({"0", "1", "2", "3"}, 0, False)
        if what == "folder":
            for other in (ledger.with_name("other.duckdb"), ledger.parent / "new" / "l.duckdb"):
                assert_told(commands.run(["build", files, "--ledger", other]), other, *NO_WRITING)
                assert not other.exists()
    assert commands.run(["build", files, "--ledger", ledger]).code == 0
    assert look(ledger) == ({"0", "1", "2", "3", "4"}, 0, False)


def test_a_disk_for_reading_only(commands: Commands, files: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as folder:
        ledger = folder / "l.duckdb"
        commands.run(["build", files, "--ledger", ledger])
        before = exports(commands, ledger)
        write(files, 4, 5)
        mount("-o", "remount,ro", folder)
        for place in (ledger, folder / "other.duckdb", folder / "new" / "l.duckdb"):
            assert_told(commands.run(["build", files, "--ledger", place]), place, *NO_WRITING)
        assert exports(commands, ledger) == before
        mount("-o", "remount,rw", folder)
        assert commands.run(["build", files, "--ledger", ledger]).code == 0
        assert look(ledger) == ({"0", "1", "2", "3", "4"}, 0, False)
