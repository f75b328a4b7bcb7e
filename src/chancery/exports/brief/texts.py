"""The sections on what is signed and what is owed: instruments by stage, commitments by side."""

from collections.abc import Sequence

from chancery.claims import stages_reached
from chancery.exports.brief.choice import day_of, heaviest, is_vague, weight
from chancery.exports.brief.notes import Notes
from chancery.exports.brief.parts import Account, Followed, Item, Listing, Material, Paragraph, Section, Sentence
from chancery.exports.brief.words import begins, called, happened, instrument, plain, when
from chancery.model import Commitment, Instrument

# Title → the stages that stand under it and how many texts are told.
_STAGES: dict[str, tuple[tuple[str, ...], int]] = {
    "In force": (("in force", "implemented", "extended"), 3),
    "Signed": (("signed", "approved", "ratified"), 4),
    "Negotiated": (("agreed", "drafted", "negotiated", "proposed"), 3),
    "Ended or suspended": (("suspended", "terminated", "withdrawn"), 2),
}
_OWED = 4
_ORDER = ("overdue", "progressing", "open", "repeated", "contradicted", "dropped", "kept")
_STRENGTHS = {"considering": "considers", "willing": "is ready", "planned": "plans", "agreed": "agreed", "decided": "decided"}
_PLURAL = {"considers": "consider", "is ready": "are ready", "plans": "plan"}


def stages(accounts: Sequence[Account]) -> list[tuple[str, Account]]:
    """Return which stages a text reached, each once with the record that tells it first, in the order reached."""
    return [(stage, accounts[place]) for stage, place in stages_reached(each.claim for each in accounts).items()]


def signed(material: Material, notes: Notes) -> Section:
    """Return the instruments by the stage that they reached last."""
    texts = [(each, stages(each.accounts)) for each in material.threads if each.thread.kind == "instrument"]
    reached = [(each, told) for each, told in texts if told]
    blocks = []
    for title, (names, limit) in _STAGES.items():
        found = [(each, told) for each, told in reached if _last(each, told)[0] in names]
        named = [(each, told) for each, told in found if not is_vague(_instrument(_last(each, told)[1]))]
        chosen = heaviest(named, lambda text: (weight(_last(*text)[1], material.day), text[0].thread.id), material.limit(limit))
        chosen.sort(key=lambda text: (begins(_last(*text)[1].record.date), text[0].thread.id), reverse=True)
        left = len(found) - len(chosen)
        more = f"{left} more: {notes.command('instruments', dated=False)}" if left else ""
        if chosen:
            blocks.append(
                Listing(title=title, items=tuple(_text(each, told, material, notes) for each, told in chosen), more=more)
            )
    if not blocks:
        nothing = notes.sentence("No treaty, agreement or other text is recorded", notes.counted("instruments", dated=False))
        return Section(heading="What is signed", blocks=(Paragraph(sentences=(nothing,)),))
    return Section(heading="What is signed", blocks=tuple(blocks))


def _last(followed: Followed, told: list[tuple[str, Account]]) -> tuple[str, Account]:
    """Return the stage reached last: the thread's status where a record tells it as fact."""
    return next(((name, each) for name, each in told if name == followed.status), told[-1])


def _text(followed: Followed, told: list[tuple[str, Account]], material: Material, notes: Notes) -> Item:
    stage, account = _last(followed, told)
    label = _label(account, material)
    sentences = [notes.told(f"{label}: {stage}", account)]
    before = [(name, each) for name, each in told if name != stage][-1:]
    for name, each in before:
        called_so = _label(each, material)
        also = "" if called_so == label else f" (as {called_so[:1].lower() + called_so[1:]})"
        sentences.append(notes.told(f"Before: {name} {when(each.record.date)}{also}", each))
    return Item(lead=day_of(account), sentences=tuple(sentences))


def _label(account: Account, material: Material) -> str:
    return instrument(_instrument(account), material.language(account), material.names, material.states)


def _instrument(account: Account) -> Instrument:
    assert isinstance(account.claim, Instrument)
    return account.claim


def owed(material: Material, notes: Notes) -> Section:
    """Return the commitments of each side and of both, with their status as of the brief's day, the overdue ones first."""
    first, second = material.states
    promised = [
        (each, lead) for each in material.threads if each.thread.kind == "commitment" and (lead := _promise(each)) is not None
    ]
    blocks = []
    for title, side in (
        (f"By {material.names.get(first, first)}", {first}),
        (f"By {material.names.get(second, second)}", {second}),
        ("By both or others", None),
    ):
        found = [(each, lead) for each, lead in promised if _side(lead, material) == side]
        chosen = heaviest(
            found, lambda owing: (_urgency(owing[0], owing[1], material.day), owing[0].thread.id), material.limit(_OWED)
        )
        chosen.sort(key=lambda owing: (_ORDER.index(owing[0].status), owing[0].thread.due or "9999", owing[0].thread.id))
        left = len(found) - len(chosen)
        more = f"{left} more: {notes.command('commitments', '--all', dated=False)}" if left else ""
        if chosen:
            items = tuple(_commitment(each, lead, material, notes) for each, lead in chosen)
            blocks.append(Listing(title=title, items=items, more=more))
    if not blocks:
        nothing = notes.sentence("No commitment is recorded", notes.counted("commitments", "--all", dated=False))
        return Section(heading="What is owed", blocks=(Paragraph(sentences=(nothing,)),))
    return Section(heading="What is owed", blocks=tuple(blocks))


def _promise(followed: Followed) -> Account | None:
    return next((each for each in followed.accounts if isinstance(each.claim, Commitment)), None)


def _side(lead: Account, material: Material) -> set[str] | None:
    assert isinstance(lead.claim, Commitment)
    states = {actor.state for actor in lead.claim.actor}
    return states if len(states) == 1 and states <= set(material.states) else None


def _urgency(followed: Followed, lead: Account, day: str) -> float:
    # What is overdue or still to be done is told before what is settled.
    settled = {"overdue": 2.0, "kept": 0.0, "dropped": 0.0, "contradicted": 0.3}.get(followed.status, 0.6)
    return weight(lead, day) + settled + 0.4 * bool(followed.thread.due)


def _commitment(followed: Followed, lead: Account, material: Material, notes: Notes) -> Item:
    thread, claim = followed.thread, lead.claim
    assert isinstance(claim, Commitment)
    verb = _STRENGTHS.get(claim.strength, claim.strength)
    if len(claim.actor) > 1:
        verb = _PLURAL.get(verb, verb)
    towards = f" towards {called(claim.to, material.names)}" if claim.to else ""
    condition = f" (if {plain(claim.condition, 80)})" if claim.condition else ""
    deed = plain(claim.deed, 150)
    if material.language(lead) not in ("en", ""):
        deed = f"“{deed}”"
    promise = f"{called(claim.actor, material.names)} {verb}{towards}: {deed}{condition}"
    sentences: list[Sentence] = [notes.told(promise, lead, tag=followed.status)]
    shown = next((each for each in followed.accounts if each.record.id == thread.shown_by and each is not lead), None)
    if shown is not None and followed.status not in ("open", "overdue"):
        clause = happened(shown, material)
        sentences.append(notes.told(f"Shown by: {clause} ({day_of(shown)})", shown))
    elif followed.status == "overdue" and thread.last_news:
        sentences.append(notes.told(f"Last news {when(thread.last_news)}", lead))
    if thread.owner:
        sentences.append(notes.told(f"Followed by {plain(thread.owner, 60)}", lead))
    told_on = lead.tellings[0].date or lead.record.date
    return Item(lead=f"due {when(thread.due)}" if thread.due else f"told {when(told_on)}", sentences=tuple(sentences))
