"""The command that shows the codebook of events."""

from rich.table import Column

from chancery.cli import options
from chancery.cli.console import say, show_json, show_table


def codebook(as_json: options.AsJson = False) -> None:
    """Show the types of events, with the CAMEO code, the Goldstein score and the frames that each has.

    Fails where the codebook or a frame that refers to it is not valid.
    """
    from chancery.codebook import frame_counts, read_codebook

    book, frames = read_codebook(), frame_counts()
    if as_json:
        show_json(
            [
                {
                    "type": kind.code,
                    "quad": kind.quad,
                    "cameo": [kind.cameo, *kind.also],
                    "goldstein": book.scores[kind.cameo],
                    "definition": kind.definition,
                    "frames": {language: count[kind.code] for language, count in frames.items()},
                }
                for kind in book.types.values()
            ]
        )
        return
    columns = (
        Column("type", no_wrap=True),
        Column("quad", no_wrap=True),
        Column("CAMEO", no_wrap=True),
        Column("Goldstein", justify="right", no_wrap=True),
        *(Column(language, justify="right", no_wrap=True) for language in frames),
    )
    show_table(
        columns,
        (
            (
                kind.code,
                kind.quad,
                kind.cameo,
                f"{book.scores[kind.cameo]:g}",
                *(str(count[kind.code]) for count in frames.values()),
            )
            for kind in book.types.values()
        ),
    )
    say()
    say(f"{', '.join(frames)}: how many frames each language has for a type.")
    say("CAMEO is a type's root code; frames and modes have finer ones. Goldstein runs from -10, conflict, to 10, cooperation.")
