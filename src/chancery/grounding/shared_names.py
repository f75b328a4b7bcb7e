"""Names that two states share: the document's other words tell whose they are."""

from collections import Counter

from chancery.grounding.names import Known
from chancery.lexicons import read_lexicon


def settle_shared_names(known: list[list[Known]], language: str) -> None:
    """Give a name that two states share to the one that the document names otherwise: «РК» beside «Сеул» is South Korea's."""
    shared: dict[str, list[list[str]]] = read_lexicon(language, "groups").get("shared_names", {})
    spoken = Counter(
        k.hit.entry.code for found in known for k in found if k.hit.entry.kind == "state" and k.hit.entry.form not in shared
    )
    for found in known:
        for n, item in enumerate(found):
            claims = shared.get(item.hit.entry.form, ())
            if claims and item.hit.entry.kind == "state":
                code = max(claims, key=lambda hints: sum(spoken[hint] for hint in hints))[0]
                entry = item.hit.entry._replace(code=code, state=code)
                found[n] = Known(item.first, item.last, item.hit._replace(entry=entry))
