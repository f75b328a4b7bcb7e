"""The section on people: who holds which office on either side, by the latest words that say so."""

from chancery.exports.brief.notes import Notes
from chancery.exports.brief.parts import Account, Item, Listing, Material, Paragraph, Section
from chancery.exports.brief.words import plain, when
from chancery.model import Tenure

_A_SIDE = 5
# Words for a part that somebody has, which name no office where they stand alone.
_PARTS = ("chair", "head", "head of delegation", "leader", "member", "representative", "participant", "co-chair")
# Who speaks for a state first; an ambassador stands between the two.
_OFFICES = (
    "president", "head of state", "king", "queen", "prime minister", "chancellor", "minister of foreign affairs",
    "foreign minister", "ambassador", "special representative", "special envoy", "deputy prime minister",
)  # fmt: skip


def people(material: Material, notes: Notes) -> Section:
    """Return the holders of offices of both states: of each office whom the newest report names."""
    blocks = []
    shown = notes.counted  # the command that shows all of a side
    for state in material.states:
        latest = _latest(material, state)
        if not latest:
            continue
        chosen = latest[: material.limit(_A_SIDE)]
        left = len(latest) - len(chosen)
        items = tuple(_holder(each, material, notes) for each in chosen)
        more = f"{left} more: chancery records {state} --kind tenure" if left else ""
        blocks.append(Listing(title=material.names.get(state, state), items=items, more=more))
    if not blocks:
        nothing = notes.sentence("No holder of an office is recorded", shown("records", "--kind", "tenure", dated=False))
        return Section(heading="People", blocks=(Paragraph(sentences=(nothing,)),))
    return Section(heading="People", blocks=tuple(blocks))


def _latest(material: Material, state: str) -> list[Account]:
    held: dict[str, Account] = {}
    for each in material.offices:
        claim = each.claim
        if not isinstance(claim, Tenure) or claim.factuality != "fact" or claim.status != "current":
            continue
        holder, _, of = claim.holder.code.partition("|")
        if of != state or holder.casefold() == claim.role.casefold() or not claim.role or _is_part(claim):
            continue
        office = _office(claim)
        if office not in held or _newness(each) > _newness(held[office]):
            held[office] = each
    newest_first = sorted(held.values(), key=_newness, reverse=True)
    return sorted(newest_first, key=_rank)


def _is_part(claim: Tenure) -> bool:
    return claim.role.casefold() in _PARTS and all(actor.code == actor.state for actor in claim.of)


def _office(claim: Tenure) -> str:
    return f"{claim.role.casefold()} {' '.join(actor.code for actor in claim.of)}"


def _newness(account: Account) -> tuple[str, int, str]:
    return account.record.last_reported[:10], account.record.sources, account.record.id


def _rank(account: Account) -> int:
    assert isinstance(account.claim, Tenure)
    # "President of the Senate" is no president of a state.
    own = all(actor.code == actor.state for actor in account.claim.of)
    role = account.claim.role.casefold()
    return _OFFICES.index(role) if own and role in _OFFICES else len(_OFFICES)


def _holder(account: Account, material: Material, notes: Notes) -> Item:
    claim = account.claim
    assert isinstance(claim, Tenure)
    bodies = [material.names.get(actor.code, plain(actor.code, 60)) for actor in claim.of if actor.code != actor.state]
    office = " of ".join(filter(None, [plain(claim.role, 60), ", ".join(bodies)]))
    name = plain(claim.holder.code.partition("|")[0], 60)
    newest = max(account.tellings, key=lambda each: (each.date, each.claim.doc, -each.claim.start))
    told = f"{name}, last named so on {when(newest.date)}" if newest.date else name
    tag = "contested" if account.record.contested else ""
    return Item(lead=office[:1].upper() + office[1:], sentences=(notes.sentence(told, notes.cite(account, newest), tag=tag),))
