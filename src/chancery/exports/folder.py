"""A folder of every format, with a manifest that says what is in it."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from chancery.errors import ExportError
from chancery.exports.formats import FORMATS, Format
from chancery.exports.material import Material, MissingExtra

MANIFEST = "manifest.json"


def write_folder(material: Material, folder: Path, versions: Mapping[str, str]) -> dict[str, Any]:
    """Write every format into a folder, which is made if it is not there, and return the manifest, which is written last.

    ``versions`` are put at its head. A format whose library is missing is listed as left out, with the reason. Files take
    their places only when all could be written, so a failed export leaves the folder as it was; raises ExportError then.
    """
    entries: list[dict[str, Any]] = []
    left_out: list[dict[str, str]] = []
    made: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for form in FORMATS.values():
            for what in form.whats or ("",):
                target = folder / form.file_for(what)
                made[target] = beside = target.with_name(f"{target.name}.new")
                try:
                    entries.append(_write(form, what, material, beside))
                except MissingExtra as error:
                    beside.unlink(missing_ok=True)
                    del made[target]
                    left_out.append({"format": form.name, "reason": str(error)})
        manifest = _manifest(material, versions, entries, left_out)
        beside = folder / f"{MANIFEST}.new"
        made[folder / MANIFEST] = beside
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
        # Without a manifest while they change: whoever finds one finds the files that it names.
        (folder / MANIFEST).unlink(missing_ok=True)
        for target, beside in made.items():
            os.replace(beside, target)
    except OSError as error:
        raise ExportError(f"cannot write into {folder}: {error.strerror}; choose another folder") from error
    finally:
        for beside in made.values():
            beside.unlink(missing_ok=True)
    return manifest


def _write(form: Format, what: str, material: Material, beside: Path) -> dict[str, Any]:
    with beside.open("wb") as target:
        rows = form.write(msgspec.structs.replace(material, what=what), target)
    with beside.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return {
        "file": form.file_for(what),
        "format": form.name,
        "what": what or form.help,
        "media_type": form.media,
        "rows": rows,
        "bytes": beside.stat().st_size,
        "sha256": digest,
    }


def _manifest(
    material: Material, versions: Mapping[str, str], entries: list[dict[str, Any]], left_out: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        **versions,
        "newest_document": material.day,
        "counts": {
            "documents": len(material.documents),
            "claims": len(material.rows),
            "records": len(material.told),
            "threads": len(material.threads),
        },
        "files": entries,
        "left_out": left_out,
    }
