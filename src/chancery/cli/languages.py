"""The command that says what is covered in each language."""

from rich.table import Column

from chancery.cli import options
from chancery.cli.console import say, show_json, show_table


def languages(as_json: options.AsJson = False) -> None:
    """Show per language what is covered: pipeline, names, and the words known for each kind of claim."""
    from chancery.coding.coverage import coverage

    found = coverage()
    if as_json:
        show_json(found)
        return
    kinds = list(found[0].words) if found else []
    columns = (
        Column("language", no_wrap=True),
        Column("pipeline", overflow="fold"),
        Column("names", no_wrap=True),
        *(Column(kind, justify="right", no_wrap=True) for kind in kinds),
    )
    show_table(
        columns,
        (
            (
                c.language,
                c.pipeline or "none",
                "yes" if c.grounded else "no",
                *(str(c.words[k]) if c.words[k] else "–" for k in kinds),
            )
            for c in found
        ),
    )
    say()
    coded = [c.language for c in found if any(c.words.values())]
    kept = [c.language for c in found if c.language not in coded]
    say(
        f"Coded: {', '.join(coded)}. A number is how many words, measures or titles may tell a claim of the kind; – is not coded."
    )
    say(f"Kept and shown without claims: {', '.join((*kept, 'every other language'))}.")
    say("Another spaCy pipeline with UD labels is used with CHANCERY_LANGUAGES=ru=FOLDER_OR_PACKAGE.")
