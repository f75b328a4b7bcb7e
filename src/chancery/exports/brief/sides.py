"""The section on disputes and denials: what some tell and others deny, both sides with their words."""

from chancery.claims import listed
from chancery.exports.brief.choice import day_of, heaviest, weight
from chancery.exports.brief.notes import Notes
from chancery.exports.brief.parts import Account, Item, Listing, Material, Paragraph, Section, Sentence, Telling
from chancery.exports.brief.words import bare, called, plain
from chancery.model import Statement

_CONTESTED, _DENIED = 4, 3


def disputes(material: Material, notes: Notes) -> Section:
    """Return contested records with what stands against them, and denials that nobody contests."""
    held = {each.record.id: each for each in (*material.others, *material.accounts)}
    pairs: dict[tuple[str, ...], Account] = {}
    for each in material.accounts:
        if each.record.contested:
            pairs.setdefault(tuple(sorted({each.record.id, *each.record.against})), each)
    contested = list(pairs.values())
    denied = [
        each
        for each in material.accounts
        if not each.record.contested
        and (each.claim.factuality == "denied" or (isinstance(each.claim, Statement) and each.claim.stance == "deny"))
    ]
    blocks = []
    for title, found, limit, option in (
        ("Contested", contested, _CONTESTED, ("--contested",)),
        ("Denied", denied, _DENIED, ()),
    ):
        chosen = heaviest(found, lambda each: (weight(each, material.day), each.record.id), material.limit(limit))
        chosen.sort(key=lambda each: (each.record.date, each.record.id), reverse=True)
        left = len(found) - len(chosen)
        more = f"{left} more: {notes.command('records', *option)}" if left else ""
        items = tuple(
            Item(
                lead=day_of(each),
                sentences=_sides(each, held, material, notes) if option else _denial(each, material, notes),
            )
            for each in chosen
        )
        if items:
            blocks.append(Listing(title=title, items=items, more=more))
    if not blocks:
        nothing = notes.sentence("No dispute or denial is recorded", notes.counted("records", "--contested"))
        return Section(heading="Disputes and denials", blocks=(Paragraph(sentences=(nothing,)),))
    return Section(heading="Disputes and denials", blocks=tuple(blocks))


def _sides(account: Account, held: dict[str, Account], material: Material, notes: Notes) -> tuple[Sentence, ...]:
    told = [notes.told(_side(account, material), account)]
    # A record whose own sources disagree has both sides in itself.
    here = account.claim.factuality == "denied"
    contrary = next((each for each in account.tellings if (each.claim.factuality == "denied") is not here), None)
    if contrary is not None:
        told.append(notes.sentence(f"On the other side it is {_voice(contrary, material)}", notes.cite(account, contrary)))
    for name in account.record.against[:2]:
        if name in held:
            told.append(notes.told(f"Against it: {_side(held[name], material)}", held[name]))
    return tuple(told)


def _side(account: Account, material: Material) -> str:
    claim = account.claim
    if isinstance(claim, Statement):
        said = "denied" if claim.stance == "deny" else "said"
        return f"{called(claim.speaker, material.names)} {said}: “{plain(claim.gist, 150)}”"
    return f"{bare(account.record.headline)}, {_voice(account.tellings[0], material)}"


def _denial(account: Account, material: Material, notes: Notes) -> tuple[Sentence, ...]:
    line = f"{bare(account.record.headline)}: denied by {_who(account.tellings[0], material)}"
    return (notes.told(_side(account, material) if isinstance(account.claim, Statement) else line, account),)


def _voice(telling: Telling, material: Material) -> str:
    """Return how a claim is told and by whom: ``told as fact by Ararat Line``."""
    how = {"fact": "told as fact", "denied": "denied"}.get(telling.claim.factuality, f"told as {telling.claim.factuality}")
    return f"{how} by {_who(telling, material)}"


def _who(telling: Telling, material: Material) -> str:
    source = material.documents.get(telling.claim.doc)
    document = plain(telling.claim.doc, 80)
    if source is not None:
        document = plain(source.outlet, 60) or f"the document “{plain(source.title or source.id, 60)}”"
    return listed([document if each == "outlet" else material.names.get(each, plain(each, 60)) for each in telling.claim.by])
