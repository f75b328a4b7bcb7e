"""States by code and by name, and places as records write them."""

import functools
from difflib import get_close_matches

from chancery.errors import GroundingError
from chancery.grounding.gazetteer import past_states
from chancery.lexicons import read_lexicon


@functools.cache
def _names_of_states() -> dict[str, str]:
    return {s["code"]: s["name"] for s in read_lexicon("actors", "states")["state"]}


def state_name(code: str) -> str:
    """Return the short English name of a state, or the code itself if it is none.

    >>> state_name("KAZ")
    'Kazakhstan'
    """
    return _names_of_states().get(code, code)


def find_state(text: str) -> str:
    """Return the alpha-3 code of a state given by code or by name in any language of the lexicons.

    Raises GroundingError naming near matches when there is none.

    >>> find_state("Kazakhstan"), find_state("kaz"), find_state("Oroszország"), find_state("Китай")
    ('KAZ', 'KAZ', 'RUS', 'CHN')
    """
    wanted = text.strip()
    names = _names_of_states()
    if wanted.upper() in names:
        return wanted.upper()
    forms: dict[str, str] = {name.casefold(): code for code, name in names.items()}
    for language in ("en", "hu", "ru"):
        for entry in sorted(read_lexicon(language, "states")["state"], key=lambda e: e["code"] in past_states()):
            for field in ("names", "adjectives", "demonyms", "capitals"):
                for form in entry.get(field, ()):
                    forms.setdefault(form.casefold(), entry["code"])
    if wanted.casefold() in forms:
        return forms[wanted.casefold()]
    near = get_close_matches(wanted.casefold(), forms, n=3)
    hint = (
        f"; did you mean {', '.join(sorted({names[forms[n]] for n in near}))}?"
        if near
        else "; give a name or an ISO 3166-1 alpha-3 code"
    )
    raise GroundingError(f"no state is called {wanted!r}{hint}")


@functools.cache
def place_name(form: str, code: str, how: str, language: str) -> str:
    """Return the English name of a place: its entry's own, or the current capital for a capital in another language."""
    if how == "place":
        return code
    if language == "en":
        return form
    here = next((s for s in read_lexicon(language, "states")["state"] if s["code"] == code), None)
    english = next((s for s in read_lexicon("en", "states")["state"] if s["code"] == code), None)
    if here and english and form in here["capitals"] and english.get("capitals"):
        at = here["capitals"].index(form)
        return str(english["capitals"][min(at, len(english["capitals"]) - 1)])
    return form
