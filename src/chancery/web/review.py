"""Reviewing: a queue by doubt and weight, decisions with their reasons, the journal, and how far two reviewers agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Annotated, NamedTuple

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from chancery.errors import DecisionError
from chancery.model import ACTIONS, Decision
from chancery.records import standing_decisions
from chancery.web.filters import read_paging
from chancery.web.front import filters_of
from chancery.web.guard import Limits
from chancery.web.render import desk_of, page
from chancery.web.visitors import Refused, Reviewer, Viewer, door_of

router = APIRouter()
_A_MINUTE = 120  # decisions of one reviewer
_VERDICTS = ("confirm", "reject")
_SEVERAL = ("merge", "split")  # their words are ids, one each
_limits = Limits()


class Agreement(NamedTuple):
    """How two reviewers judged the records that both judged: how many, the share alike, and Cohen's kappa (none if undefined)."""

    one: str
    other: str
    both: int
    alike: float
    kappa: float | None


@router.get("/review")
def queue(request: Request, visitor: Reviewer) -> Response:
    """The records that most want a second look, one after another."""
    filters = msgspec.structs.replace(filters_of(request), order="doubt")
    second = request.query_params.get("second", "") == "1"
    with desk_of(request).view() as view:
        journal, _ = standing_decisions(view.ledger)
        mine = {anchor.evidence_id for each in journal if each.who == visitor.name for anchor in each.claims}
        numbers = view.search(filters).numbers
        reviewed = view.catalogue.chosen_with("review", "confirmed") | view.catalogue.chosen_with("review", "rejected")
        wanted = numbers[reviewed[numbers]] if second else numbers[~reviewed[numbers]]
        first = (filters.page - 1) * filters.per_page
        records = view.numbered(wanted[first : first + filters.per_page])
        records = [each for each in records if not (second and mine & set(each.claims))]
        return page(
            request, "review.html", visitor, title="Review", filters=filters, records=records, total=len(wanted), second=second,
            voices=view.ledger.voices(records), done=int(reviewed.sum()),
            counts=view.catalogue.facets(view.chosen(filters)), agreements=agreements(journal),
        )  # fmt: skip


@router.post("/decide")
def decide(
    request: Request,
    visitor: Reviewer,
    action: Annotated[str, Form(max_length=20)],
    target: Annotated[str, Form(max_length=64)],
    token: Annotated[str, Form(max_length=200)] = "",
    words: Annotated[list[str], Form(max_length=50)] = [],
    field: Annotated[str, Form(max_length=40)] = "",
    why: Annotated[str, Form(max_length=2000)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Enter a decision and go back to where it was made."""
    door_of(request).check(request, token)
    if action not in ACTIONS:
        raise DecisionError(f"nothing is decided by {action!r}; choose from {', '.join(ACTIONS)}")
    if not _limits.allow("decide", visitor.name, _A_MINUTE):
        raise Refused(429, "Too many decisions in one minute; wait a little.")
    given = [word.strip() for word in words if word.strip()]
    if any(len(word) > 4000 or "\x00" in word for word in (*given, why)):
        raise DecisionError("a text is longer than 4000 characters or holds one that is none; make it shorter")
    if field:
        given = [f"{field}={' '.join(given)}"]
    elif action in _SEVERAL:
        given = [part for word in given for part in word.replace(",", " ").split()]
    made = desk_of(request).decide(action, target, given, who=visitor.name, why=why.strip())
    is_here = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    goal = back.partition("#")[0] if is_here else "/"
    mark = "&" if "?" in goal else "?"
    return RedirectResponse(f"{goal}{mark}made={door_of(request).seal(request, made.id)}", 303)


@router.get("/decisions")
def decisions(request: Request, visitor: Viewer) -> Response:
    """The journal, the latest decision first."""
    paging = read_paging(request.query_params)
    with desk_of(request).view() as view:
        journal = view.ledger.decisions()
        standing, lost = standing_decisions(view.ledger)
        shown = journal[::-1][paging.first : paging.first + paging.per_page]
        return page(
            request, "decisions.html", visitor, title="Decisions", decisions=shown, total=len(journal), paging=paging,
            stands={each.id for each in standing}, lost={each.id for each in lost}, agreements=agreements(standing),
        )  # fmt: skip


def agreements(journal: Iterable[Decision]) -> list[Agreement]:
    """Return for every two reviewers how far they agree over what both confirmed or rejected.

    >>> from chancery.model import Anchor
    >>> def ruled(number, who, action, claim):
    ...     spot = Anchor(evidence_id=claim, doc="d", kind="event", start=0, end=1, quote="q")
    ...     return Decision(id=str(number), made="", who=who, action=action, claims=(spot,))
    >>> journal = [ruled(1, "ann", "confirm", "a"), ruled(2, "bob", "confirm", "a"), ruled(3, "ann", "reject", "b"),
    ...            ruled(4, "bob", "reject", "b"), ruled(5, "ann", "confirm", "c"), ruled(6, "bob", "reject", "c")]
    >>> [(each.both, round(each.alike, 2), round(each.kappa, 2)) for each in agreements(journal)]
    [(3, 0.67, 0.4)]
    """
    verdicts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for decision in journal:
        if decision.action in _VERDICTS and decision.claims:
            verdicts[decision.who][decision.claims[0].evidence_id] = decision.action
    return [
        found
        for one, other in combinations(sorted(verdicts), 2)
        if (found := _agreement(one, other, verdicts[one], verdicts[other])) is not None
    ]


def _agreement(one: str, other: str, here: Mapping[str, str], there: Mapping[str, str]) -> Agreement | None:
    common = sorted(here.keys() & there.keys())
    if not common:
        return None
    alike = sum(here[claim] == there[claim] for claim in common) / len(common)
    shares = [[sum(said[claim] == verdict for claim in common) / len(common) for said in (here, there)] for verdict in _VERDICTS]
    chance = sum(a * b for a, b in shares)
    return Agreement(one, other, len(common), alike, (alike - chance) / (1 - chance) if chance < 1 else None)
