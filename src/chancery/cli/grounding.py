"""Commands that show who, where, when and how much a text means, and search the register of actors."""

from typing import Annotated

import typer
from rich.table import Column

from chancery.cli import options
from chancery.cli.console import heading, say, show_json, show_table

Text = Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more.")]
DateOf = Annotated[str, typer.Option("--date", metavar="DATE", help="When the text was published: 2013-01-25 or shorter.")]
LanguageOf = Annotated[str, typer.Option("--language", metavar="CODE", help="en, hu or ru; found out if not given.")]


def who(text: Text, date: DateOf = "", language: LanguageOf = "", as_json: options.AsJson = False) -> None:
    """Show whom the words of a text mean.

    Each phrase with the states, bodies and people meant, how that was found and how sure it is; where it is not sure
    enough, who might be meant.
    """
    from chancery.run import ground_text

    found = ground_text(text, date=date, language=language).mentions
    if as_json:
        show_json(found)
        return
    rows = []
    for mention in found:
        meant = ", ".join(mention.codes) or mention.place or "–"
        if not mention.codes and mention.candidates:
            meant = f"– perhaps {', '.join(mention.candidates)}"
        rows.append((mention.text, meant, mention.how, f"{mention.sureness:.2f}" if mention.codes or mention.place else "–"))
    show_table((Column("words"), Column("who or where"), Column("how", no_wrap=True), Column("sure", justify="right")), rows)
    if not rows:
        say("Nobody is named.")


def when(text: Text, date: DateOf = "", language: LanguageOf = "", as_json: options.AsJson = False) -> None:
    """Show which dates and amounts the words of a text mean.

    Dates are seen from --date; without one, only those of the calendar are told.
    """
    from chancery.run import ground_text

    found = ground_text(text, date=date, language=language)
    if as_json:
        show_json({"dates": found.dates, "amounts": found.quantities})
        return
    columns = (Column("words"), Column("date"), Column("how", no_wrap=True), Column("", no_wrap=True))
    show_table(columns, ((text[d.start : d.end], d.value, d.how, "doubtful" if d.flagged else "") for d in found.dates))
    if not found.dates:
        say("No date is told.")
    if found.quantities:
        heading("Amounts")
        rows = ((text[q.start : q.end], f"{q.value:,.15g}", q.unit, q.approximation, q.change) for q in found.quantities)
        show_table((Column("words"), Column("value", justify="right"), Column("unit"), Column(""), Column("change")), rows)


def actors(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, acronym, code or surname, in any of the languages.")],
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="Only terms and members of that day.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many people to show.")] = 20,
    as_json: options.AsJson = False,
) -> None:
    """Search the register: states, bodies with their members, and office holders."""
    from chancery.grounding.search import search

    found = search(name, date)
    if as_json:
        show_json(found)
        return
    if found.states:
        heading("States")
        rows = ((s.code, s.name, "; ".join(s.forms), s.years) for s in found.states)
        show_table((Column("code"), Column("name"), Column("also", ratio=1), Column("years", no_wrap=True)), rows)
    if found.bodies:
        heading("Bodies")
        listed = ((b.code, "; ".join(b.forms), ", ".join(b.members)) for b in found.bodies)
        show_table((Column("code"), Column("names", ratio=1), Column("members", ratio=1)), listed)
    if found.people:
        heading(f"Office holders: {len(found.people)}")
        terms = ((p.person, p.state, p.office, f"{p.first or ''}–{p.last or ''}") for p in found.people[:limit])
        show_table((Column("person"), Column("state"), Column("office"), Column("years", no_wrap=True)), terms)
    if not (found.states or found.bodies or found.people):
        say(f"Nobody in the register is called {name!r}.")
