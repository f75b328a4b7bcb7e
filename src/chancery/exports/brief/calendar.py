"""The section on meetings and visits: those held, those ahead, and those planned of which nothing was told since."""

from collections.abc import Iterable

from chancery.exports.brief.choice import heaviest, latest_first, surest, weight
from chancery.exports.brief.notes import Notes
from chancery.exports.brief.parts import Account, Followed, Item, Listing, Material, Paragraph, Section, Sentence
from chancery.exports.brief.words import MEETINGS, begins, happened, is_ahead, is_over, when
from chancery.model import Event

_DAYS_HELD, _A_DAY, _AHEAD, _UNREPORTED = 6, 2, 4, 3
_CALLED_OFF = ("postponed", "cancelled")


def calendar(material: Material, notes: Notes) -> Section:
    """Return the calendar: meetings of the latest and weightiest days, then what lies ahead of the brief's day."""
    held, left = _held(material)
    ahead, unreported = _planned(material)
    blocks = (
        _listing("Held", notes, material, held, left, "event"),
        _plans("Ahead", notes, material, ahead, _AHEAD),
        _plans("Planned, not reported as held", notes, material, unreported, _UNREPORTED),
    )
    if not any(block.items for block in blocks):
        nothing = notes.sentence("No meeting or visit is recorded", notes.counted("records", "--kind", "event", "--limit", "0"))
        return Section(heading="Calendar", blocks=(Paragraph(sentences=(nothing,)),))
    return Section(heading="Calendar", blocks=tuple(block for block in blocks if block.items))


def _held(material: Material) -> tuple[list[Account], int]:
    found = [
        each
        for each in material.accounts
        if _is_meeting(each, material) and each.claim.factuality == "fact" and not is_ahead(each.record.date, material.day)
    ]
    dated = [each for each in found if any(telling.claim.date for telling in each.tellings)]
    sure = surest(dated)
    # Recent days first: a calendar is no selection of highlights.
    weights = {each.record.id: weight(each, material.day) for each in sure}
    days = sorted({begins(each.record.date) for each in sure}, reverse=True)[: material.limit(_DAYS_HELD)]
    chosen = heaviest(
        (each for each in sure if begins(each.record.date) in days),
        lambda each: (weights[each.record.id], each.record.id),
        _DAYS_HELD * _A_DAY,
        lambda each: begins(each.record.date),
        _A_DAY,
    )
    return latest_first(chosen), len(found) - len(chosen)


def _is_meeting(account: Account, material: Material) -> bool:
    """Whether a record is a meeting in which both states took part."""
    claim = account.claim
    if not isinstance(claim, Event) or claim.mode not in MEETINGS:
        return False
    return {actor.state for actor in (*claim.actor, *claim.recipient)} >= set(material.states)


def _listing(title: str, notes: Notes, material: Material, held: list[Account], left: int, kind: str) -> Listing:
    by_day: dict[str, list[Account]] = {}
    for each in held:
        by_day.setdefault(each.record.date, []).append(each)
    items = tuple(
        Item(lead=when(date), sentences=tuple(notes.told(happened(each, material), each) for each in several))
        for date, several in by_day.items()
    )
    more = f"{left} more: {notes.command('records', '--kind', kind)}" if left > 0 else ""
    return Listing(title=title, items=items, more=more)


def _planned(material: Material) -> tuple[list[tuple[Account, str]], list[tuple[Account, str]]]:
    """Return what is planned ahead of the brief's day, and what was planned before it and not reported since."""
    ahead: list[tuple[Account, str]] = []
    unreported: list[tuple[Account, str]] = []
    followed = {each.record.id for thread in material.threads if thread.thread.kind == "plan" for each in thread.accounts}
    plans = [(plan, each.status) for each in material.threads if each.thread.kind == "plan" and (plan := _plan(each, material))]
    plans += [
        (each, "planned")
        for each in material.accounts
        if each.record.id not in followed and _is_meeting(each, material) and each.claim.factuality in ("planned", "possible")
    ]
    for account, status in plans:
        if status == "held":
            continue
        if account.claim.date and not is_over(account.record.date, material.day):
            ahead.append((account, status))
        elif account.claim.date or account.claim.factuality == "planned":
            unreported.append((account, status))
    return ahead, unreported


def _plan(followed: Followed, material: Material) -> Account | None:
    """Return the record that tells a plan: of those that lie ahead the one told last, else an invitation."""
    told = [each for each in followed.accounts if each.claim.factuality in ("planned", "possible")]
    return max(
        (each for each in told if _is_meeting(each, material)),
        key=lambda each: (each.record.last_reported, each.record.id),
        default=None,
    )


def _plans(title: str, notes: Notes, material: Material, plans: Iterable[tuple[Account, str]], limit: int) -> Listing:
    found = list(plans)
    chosen = heaviest(
        found,
        lambda plan: (weight(plan[0], material.day) + (0.5 if plan[1] in _CALLED_OFF else 0.0), plan[0].record.id),
        material.limit(limit),
    )
    chosen.sort(key=lambda plan: (begins(plan[0].record.date), plan[0].record.id), reverse=title != "Ahead")
    items = []
    for account, status in chosen:
        lead = when(account.record.date) if account.claim.date else "no date"
        tag = status if status in _CALLED_OFF else ""
        sentence: Sentence = notes.told(happened(account, material), account, tag=tag)
        items.append(Item(lead=lead, sentences=(sentence,)))
    left = len(found) - len(chosen)
    more = f"{left} more: {notes.command('threads', '--kind', 'plan', dated=False)}" if left else ""
    return Listing(title=title, items=tuple(items), more=more)
