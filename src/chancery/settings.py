"""Every setting in one table: name, default, help. Values come from the environment as ``CHANCERY_<NAME>``."""

import os
from typing import NamedTuple

from chancery.errors import SettingError


class Setting(NamedTuple):
    """One setting: its name, its default (whose type it keeps) and one line of help."""

    name: str
    default: int | str
    help: str


SETTINGS: tuple[Setting, ...] = (
    Setting("max_bytes", 10_000_000, "largest file that is read; larger ones are set aside"),
    Setting("max_characters", 400_000, "longest clean text that is coded; longer ones are set aside"),
    Setting("languages", "", "pipelines used in place of the package's own: ru=FOLDER,de=SPACY_PACKAGE"),
    Setting("relations", "", "folder of the relation encoder in place of the package's own; off for none"),
    Setting("wait_seconds", 10, "how long a command waits for a ledger that another process writes"),
    Setting("batch_documents", 20, "documents written to the ledger at a time"),
)


def setting(name: str) -> int | str:
    """Return a setting's value from the environment, else its default.

    Raises SettingError for an unknown name or a value of the wrong type.

    >>> setting("batch_documents")
    20
    """
    for entry in SETTINGS:
        if entry.name == name:
            break
    else:
        raise SettingError(f"no setting is called {name!r}; known are {', '.join(s.name for s in SETTINGS)}")
    raw = os.environ.get(f"CHANCERY_{name.upper()}")
    if raw is None:
        return entry.default
    if isinstance(entry.default, str):
        return raw
    try:
        return int(raw)
    except ValueError as error:
        raise SettingError(f"CHANCERY_{name.upper()}={raw!r} is not a whole number; unset it or give one") from error
