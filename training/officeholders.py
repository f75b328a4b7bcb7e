"""Make the person register from a table of terms of office.

    python training/officeholders.py SOURCE.csv src/chancery/lexicons/actors/officeholders.csv

SOURCE has the columns country, office, title, person, wikidata, start, end (Wikidata facts, CC0). The register
keeps one row per person, state and office class, with the first and last year; ambassadors are left out.
"""

import csv
import sys
from pathlib import Path

# Andorra's co-princes are the President of France and a bishop: no officeholders of their own.
LEFT_OUT = {"ambassador", "secretary-general", "office", ""}


def main(source: Path, target: Path) -> None:
    """Read the terms of office and write the register, sorted."""
    terms: dict[tuple[str, str, str], tuple[int, int]] = {}
    with source.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["office"] in LEFT_OUT or not row["country"] or (row["country"], row["office"]) == ("AND", "head of state"):
                continue
            key = (row["person"].strip(), row["country"], row["office"])
            start = int(row["start"][:4]) if row["start"][:4].isdigit() else 0
            end = int(row["end"][:4]) if row["end"][:4].isdigit() else 9999
            old_start, old_end = terms.get(key, (9999, 0))
            terms[key] = (min(start, old_start), max(end, old_end))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["person", "state", "office", "from", "to"])
        for (person, state, office), (start, end) in sorted(terms.items()):
            writer.writerow([person, state, office, start or "", "" if end == 9999 else end])
    print(f"{len(terms)} terms of {len({p for p, _, _ in terms})} people")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
