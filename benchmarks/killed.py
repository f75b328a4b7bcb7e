"""Builds and decisions killed at random moments: what the ledger then holds, and whether it ends as if nothing had happened.

    python benchmarks/killed.py [--times 200] [--seed 1]

Real: half of the documents of examples/, copied; reading them; the command line in a process group of its own and the
signal that kills it; the ledger file; records and threads; the claims, which the real coder gives once at the start. Not
real: every later build looks those claims up, and commands are forked from a process that has loaded all modules
(tests/stored_coding.py); batches are of two documents. So most of a command's time is writing, and most kills fall into it.
A changed file gets a new paragraph or loses its end. One process codes; a power cut, which may lose what the system has not
yet put on the disk, is not tried.

A trial is a row of episodes. Each begins with no ledger and kills a third of the time a first build, a third a decision and
a third a build after one file was added or changed; some kills meet a ledger that the last kill left behind, others one that
a build has finished. Half of the kills fall anywhere in the command's usual duration, the others within 20 milliseconds after
it was about to open the ledger, to commit or to close it. After every kill the ledger must be sound, except that its records
may be older than its claims, and hold all documents and decisions that it held before. At its end an episode's ledger is
finished and its exports are compared with those of one built undisturbed from the same files and given the same decisions.
In the table a kill fell before, within or after what the command wrote. Ends with 1 if anything is wrong.
"""

import argparse
import json
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

from chancery.cli import main as chancery
from chancery.errors import StoreError
from chancery.model import Decision
from chancery.stores.duckdb import open_ledger
from chancery.verify import verify

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from stored_coding import Commands, Ended, store_claims  # noqa: E402

KINDS = ("first build", "later build", "decision")
COLUMNS = ("times", "before", "within", "after", "ended first", "stale", "faults", "lost", "differing")
EXPORTS = tuple(f"export --what {what}" for what in ("claims", "records", "threads")) + ("decisions export",)
STATES = ("KAZ", "RUS", "HUN", "SRB", "ARM", "TUR", "FRA")
STALE = "claims or decisions have changed since the records were made"
# What else is said of records that are older than the claims.
FOLLOWS = re.compile(r"claim \w+ stands in (0 records|a record but is not there)")


class State(NamedTuple):
    """What a ledger holds, of its builds only when they ended, and whether its records are older than its claims."""

    documents: frozenset[str] = frozenset()
    runs: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    stale: bool = False


class Trial:
    """Ledgers in one folder, disturbed one after the other, with the counts of what became of them."""

    def __init__(self, place: Path, documents: Sequence[Path], seed: int) -> None:
        self.random = random.Random(seed)
        self.place, self.documents = place, documents
        store_claims(documents, place / "claims.json")
        self.counts: Counter[tuple[str, str]] = Counter()
        self.faults: list[str] = []
        self.usual: dict[str, Ended] = {}
        self.commands = Commands(place / "claims.json", place, CHANCERY_BATCH_DOCUMENTS="2")

    def close(self) -> None:
        """Let go of the process that starts commands."""
        self.commands.close()

    def run(self, times: int, episode: int = 10) -> None:
        """Kill so many commands, in episodes of so many, after one without a kill that tells how long each usually takes."""
        Episode(self, "undisturbed").run_undisturbed()
        for first in range(0, times, episode):
            Episode(self, str(first)).run(min(episode, times - first))

    def wrong(self, what: str, column: str, kind: str) -> None:
        """Note a fault, or something lost."""
        self.counts[kind, column] += 1
        self.faults.append(f"{kind}: {what}")


class Episode:
    """One ledger from nothing to its comparison with an undisturbed one."""

    def __init__(self, trial: Trial, name: str) -> None:
        self.trial, self.random = trial, trial.random
        self.place = trial.place / name
        self.files, self.ledger = self.place / "files", self.place / "ledger.duckdb"
        self.files.mkdir(parents=True)
        spare = list(trial.documents)
        self.random.shuffle(spare)
        self.spare = spare[: len(spare) // 3]
        for path in spare[len(spare) // 3 :]:
            shutil.copy(path, self.files)
        self.held, self.changed = State(), ""
        self.acknowledged: list[Decision] = []

    def run_undisturbed(self) -> None:
        """Let one command of each kind end, then finish and compare."""
        for kind in KINDS:
            if kind == "later build":
                self.change()
            self.trial.usual[kind] = ended = self.trial.commands.run(self.arguments(kind))
            self.held = self.look("finished")
            self.judge(kind, ended)
        self.compare()

    def run(self, times: int) -> None:
        """Kill so many commands, then finish and compare."""
        first = (times + 2) // 3
        for number in range(times):
            kind = "first build" if number < first else self.random.choice(("later build", "decision"))
            # A kill meets what the last kill left behind, or a finished ledger; a decision needs records.
            if kind != "first build" and (number == first or self.random.random() < 0.6):
                self.finish()
            if kind == "later build":
                self.change()
            elif kind == "first build" and self.held.runs and self.held.runs[-1]:
                for path in self.place.glob("ledger.duckdb*"):
                    path.unlink()
                self.held = State()
            self.kill(kind)
        self.finish()
        self.compare()

    def arguments(self, kind: str) -> list[str | Path]:
        """Return the command of a kind."""
        return self.decision() if kind == "decision" else ["build", self.files, "--ledger", self.ledger]

    def kill(self, kind: str) -> None:
        """Run a command, kill it at a random moment of its usual duration and look at what is left."""
        usual = self.trial.usual[kind]
        aimed = self.random.random() < 0.5
        delay, write = (self.random.uniform(0, 0.02), usual.writes) if aimed else (self.random.uniform(0, 1.2 * usual.seconds), 0)
        ended = self.trial.commands.run(self.arguments(kind), delay, self.random.randint(0, write))
        before, self.held = self.held, self.look(kind)
        self.trial.counts[kind, "times"] += 1
        place = "after" if self.held.decisions != before.decisions else "before"
        if kind != "decision":
            new = self.held.runs[len(before.runs) :]
            place = "before" if not new else "after" if new[-1] else "within"
        self.trial.counts[kind, "ended first" if ended.code >= 0 else place] += 1
        self.trial.counts[kind, "stale"] += self.held.stale
        self.judge(kind, ended, refused=before.stale)
        if ended.code == 0 and place != "after":
            self.trial.wrong("ended with 0, but what it wrote is not there", "lost", kind)

    def judge(self, kind: str, ended: Ended, refused: bool = False) -> None:
        """Note a command that failed, and remember a decision that it acknowledged; it may refuse where ``refused``."""
        if ended.code > 0 and not (refused and ended.code == 2 and ended.error.startswith("error:")):
            told = (ended.error.strip() or ended.out.strip() or "nothing said").splitlines()[-1]
            self.trial.wrong(f"ended with {ended.code}: {told}", "faults", kind)
        if kind == "decision" and ended.code == 0:
            made = json.loads(ended.out)["id"]
            self.acknowledged += [each for each in self.held.decisions if each.id == made]
            if made not in {each.id for each in self.held.decisions}:
                self.trial.wrong(f"decision {made} was acknowledged and is lost", "lost", kind)

    def look(self, kind: str) -> State:
        """Read the ledger; note what is wrong with it and what it no longer holds."""
        state = State()
        if self.ledger.exists():
            try:
                with open_ledger(self.ledger) as opened:
                    faults = verify(opened).faults
                    stale = any(fault.startswith(STALE) for fault in faults)
                    state = State(
                        frozenset(opened.known_documents()),
                        tuple(run.finished for run in opened.runs()),
                        tuple(opened.decisions()),
                        stale,
                    )
            except StoreError as error:
                self.trial.wrong(str(error), "faults", kind)
                return self.held
            for fault in faults:
                if not (stale and (fault.startswith(STALE) or FOLLOWS.match(fault))):
                    self.trial.wrong(fault, "faults", kind)
        if missing := self.held.documents - state.documents:
            self.trial.wrong(f"{len(missing)} documents are lost: {min(missing)}", "lost", kind)
        if state.runs[: len(self.held.runs)] != self.held.runs:
            self.trial.wrong("earlier builds are told otherwise than before", "lost", kind)
        if state.decisions[: len(self.held.decisions)] != self.held.decisions:
            self.trial.wrong("the journal does not begin as it was", "lost", kind)
        return state

    def finish(self) -> None:
        """Build undisturbed; then nothing may be wrong."""
        self.judge("finished", self.trial.commands.run(["build", self.files, "--ledger", self.ledger]))
        self.held = self.look("finished")
        self.trial.counts["finished", "times"] += 1
        if self.held.stale:
            self.trial.wrong("records are still older than the claims", "faults", "finished")
        if left := sorted(path.name for path in self.place.glob("ledger.duckdb.*")):
            self.trial.wrong(f"files are left over: {', '.join(left)}", "faults", "finished")

    def compare(self) -> None:
        """Compare the exports with those of an undisturbed ledger that is given the same files and decisions."""
        self.trial.counts["finished", "compared"] += 1
        other, journal = self.place / "undisturbed.duckdb", self.place / "journal.jsonl"
        self.in_process("decisions", "export", journal, "--ledger", self.ledger)
        self.judge("finished", self.trial.commands.run(["build", self.files, "--ledger", other]))
        self.in_process("decisions", "import", journal, "--ledger", other)
        exported = ""
        for command in EXPORTS:
            exported, undisturbed = (self.in_process(*command.split(), "--ledger", ledger) for ledger in (self.ledger, other))
            if exported != undisturbed or not (exported or command == EXPORTS[-1]):
                self.trial.wrong(f"{command} gives something else than undisturbed", "differing", "finished")
        if lost := [each.id for each in self.acknowledged if f'"id":"{each.id}"' not in exported]:
            self.trial.wrong(f"acknowledged decisions are lost: {', '.join(lost)}", "lost", "finished")
        shutil.rmtree(self.place)

    def in_process(self, *arguments: str | Path) -> str:
        """Run a command that is not to be killed, in this process, and return what it printed."""
        out = StringIO()
        try:
            with redirect_stdout(out), redirect_stderr(out):
                chancery([str(each) for each in arguments])
        except SystemExit as ended:
            if ended.code:
                self.trial.wrong(f"{arguments[0]} ended with {ended.code}: {out.getvalue()}", "faults", "finished")
        except Exception as error:  # noqa: BLE001  whatever a command fails with is a fault to be told
            self.trial.wrong(f"{arguments[0]} ended with {error!r}", "faults", "finished")
        return out.getvalue()

    def change(self) -> None:
        """Add a file, or give one another text."""
        if self.spare and self.random.random() < 0.5:
            shutil.copy(self.spare.pop(), self.files)
            return
        path = self.random.choice(sorted(self.files.glob("*.txt")))
        text, self.changed = path.read_text(encoding="utf-8"), path.stem
        if len(text) > 600 and self.random.random() < 0.5:
            path.write_text(text[: len(text) * 2 // 3], encoding="utf-8")
        else:
            told = " visits ".join(self.random.sample(STATES, 2))
            path.write_text(f"{text}\n\n{told}. This is page {self.random.randrange(1000)}.\n", encoding="utf-8")

    def decision(self) -> list[str | Path]:
        """Return a command for a decision that the ledger's records allow."""
        with open_ledger(self.ledger) as opened:
            records, threads, journal = opened.records(), opened.threads(), opened.decisions()
        changed = [each for each in records if self.changed in each.documents] if self.held.stale else []
        record = self.random.choice(changed or records)
        words = {"confirm": [], "reject": [], "note": ["Seen by", "nobody."]}
        words |= {"correct": [f"factuality={self.random.choice(('denied', 'planned'))}"]}
        if record.kind == "commitment":
            words |= {"owner": ["Desk 1"], "due": ["2030-12-31"], "status": ["kept"]}
        if others := [each.id for each in records if each.kind == record.kind and each.id != record.id]:
            words["merge"] = [self.random.choice(others)]
        if len(record.claims) > 1:
            words["split"] = [record.claims[0]]
        if elsewhere := [each.id for each in threads if record.id not in each.records]:
            words["move"] = [self.random.choice(elsewhere)]
        if journal:
            words["undo"] = []
        action = self.random.choice(sorted(words))
        target = self.random.choice(journal).id if action == "undo" else record.id
        said = ["--who", "Trial", "--why", "for the trial", "--json", "--ledger", self.ledger]
        return ["decide", action, target, *words[action], *said]


def examples(step: int = 2) -> list[Path]:
    """Return every example document, or of so many one."""
    return sorted((ROOT / "examples").glob("*-*/*.*"))[::step]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200, help="kills")
    parser.add_argument("--seed", type=int, default=1, help="of the choices; the moments also depend on the machine")
    arguments = parser.parse_args()
    with TemporaryDirectory() as place, closing(Trial(Path(place), examples(), arguments.seed)) as trial:
        trial.run(arguments.times)
    table = Table("killed", *COLUMNS, box=box.SIMPLE_HEAD)
    for kind in (*KINDS, "finished"):
        table.add_row(kind, *(str(trial.counts[kind, column]) for column in COLUMNS))
    console = Console(width=120)
    console.print(table)
    console.print(f"{trial.counts['finished', 'compared']} ledgers were compared with undisturbed ones")
    for fault, times in Counter(trial.faults).most_common(30):
        console.print(f"{times} × {fault}", markup=False)
    sys.exit(1 if trial.faults else 0)


if __name__ == "__main__":
    main()
