"""Draw what a command prints on a terminal as an SVG picture: ``python docs/picture.py TARGET.svg LINES COMMAND…``."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 104


def printed(command: list[str]) -> str:
    """Return what a command prints when it stands before a terminal of ``WIDTH`` columns."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=follower, stderr=subprocess.DEVNULL, env=environment) as process:
        os.close(follower)
        parts = []
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # a terminal whose other end is closed reads as an error
                break
            if not part:
                break
            parts.append(part)
        process.wait()
    os.close(leader)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def main(target: Path, lines: int, command: list[str]) -> None:
    """Write the first ``lines`` lines of a command's output as a picture."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere)
        console.print(Text.from_ansi("\n".join(printed(command).split("\n")[:lines])))
        target.write_text(console.export_svg(title=" ".join(command)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
