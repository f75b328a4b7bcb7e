"""The local engine keeps order, survives dead processes and says whose item it was."""

import os
import subprocess
import sys
import time

import pytest

from chancery.engines.local import map_documents
from chancery.model import Discard


def double(number: int) -> int:
    return number * 2


def double_slowly(number: int) -> int:
    time.sleep(0.05 if number % 2 == 0 else 0)
    return number * 2


def die_at_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number * 2


def fail_at_three(number: int) -> int:
    if number == 3:
        raise LookupError("three")
    return number


def test_one_worker_is_lazy_and_keeps_order() -> None:
    taken: list[int] = []

    def numbers():
        for number in range(5):
            taken.append(number)
            yield number

    results = map_documents(numbers(), double)
    assert next(results) == 0
    assert taken == [0]
    assert list(results) == [2, 4, 6, 8]


def test_two_workers_keep_order_and_do_not_read_far_ahead() -> None:
    taken: list[int] = []

    def numbers():
        for number in range(30):
            taken.append(number)
            yield number

    results = map_documents(numbers(), double_slowly, workers=2)
    assert next(results) == 0
    assert len(taken) < 15
    assert list(results) == [2 * number for number in range(1, 30)]


def test_a_worker_that_dies_costs_its_own_item_only() -> None:
    results = list(map_documents(range(12), die_at_three, workers=2, name=lambda number: f"item {number}"))
    assert [result for result in results if isinstance(result, int)] == [2 * number for number in range(12) if number != 3]
    assert isinstance(results[3], Discard)
    assert (results[3].stage, results[3].document) == ("engine", "item 3")
    assert "died" in results[3].reason


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_is_raised_where_its_item_stands(workers: int) -> None:
    results = map_documents(range(5), fail_at_three, workers=workers)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(LookupError, match="three"):
        next(results)


def test_nothing_in_nothing_out() -> None:
    assert list(map_documents([], double, workers=2)) == []


def test_a_script_without_a_main_guard_is_told_so(tmp_path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from chancery.engines.local import map_documents\nprint(list(map_documents([1], abs, workers=2)))\n")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert run.returncode != 0
    assert "__main__" in run.stderr.splitlines()[-1]


def test_workers_end_when_their_parent_is_killed(tmp_path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, time\n"
        "from chancery.engines.local import map_documents\n"
        "def note(number):\n"
        "    open(f'{number}.pid', 'w').write(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "if __name__ == '__main__':\n"
        "    list(map_documents([1, 2], note, workers=2))\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], cwd=tmp_path)
    children = wait_for(lambda: [int(text) for path in tmp_path.glob("*.pid") if (text := path.read_text())], count=2)
    parent.kill()
    parent.wait()
    wait_for(lambda: [child for child in children if not is_running(child)], count=2)


def is_running(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_for(look, count: int) -> list[int]:
    deadline = time.monotonic() + 30
    while len(found := look()) < count:
        assert time.monotonic() < deadline, f"waited in vain: {found}"
        time.sleep(0.05)
    return found
