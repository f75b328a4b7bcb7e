"""Finds offices in a sentence, with the states and bodies that own them and their status."""

from collections.abc import Sequence
from itertools import pairwise

from chancery.grounding.acting import ACTING, acting_start
from chancery.grounding.fields import field_end, parted_office
from chancery.grounding.gazetteer import offices
from chancery.grounding.hungarian import is_owned
from chancery.grounding.institutions import head_institution, head_institution_named, institutions_end
from chancery.grounding.known import POSSESSIVE, Known, listed
from chancery.grounding.portfolios import take_field
from chancery.grounding.several import LINKS
from chancery.languages.parsed import Sentence, Word
from chancery.lexicons import read_lexicon


def _lower(words: Sequence[Word], i: int) -> str:
    return words[i].text.lower() if 0 <= i < len(words) else ""


_LOCATIVE = frozenset(("across", "around", "at", "from", "in", "inside", "into", "near", "outside", "to", "within"))
_FIELD = 4  # words of one field of a portfolio, and the word that joins it


class Title:
    """An office as written: words ``first`` to ``last``, its entry, the states and bodies it belongs to, its status."""

    __slots__ = (
        "first",
        "last",
        "office",
        "role",
        "rank",
        "states",
        "bodies",
        "status",
        "plural",
        "owner",
        "home",
        "also",
        "institution",
        "start",
        "end",
    )

    def __init__(self, first: int, last: int, office: str, role: str, rank: str, plural: bool) -> None:
        self.first, self.last = first, last
        self.start, self.end = first, last  # with the modifiers that belong to it
        self.office, self.role, self.rank = office, role, rank
        self.states: list[str] = []
        self.bodies: list[str] = []
        self.status = "current"
        self.plural = plural
        self.home = ""  # the state behind the body: the Mossad's is ISR
        self.owner: Word | None = None  # a possessive pronoun: "its President"
        self.institution = ""  # what somebody heads within a state: "Kenya's Wildlife Service"
        self.also: Title | None = None  # the holder's other office, named before: "президент Руанды и глава Афросоюза"


def find_titles(sentence: Sentence, known: list[Known]) -> list[Title]:
    """Return the offices named in a sentence, each with its states, bodies and status.

    ``the former Kazakh foreign minister`` gives the office of foreign minister of KAZ with status ``former``.
    """
    words, language = sentence.words, sentence.language
    back = read_lexicon(language, "groups")["back"]
    table = offices(language)
    at_last = {k.last: k for k in known if k.hit.entry.kind in ("state", "body", "seat")}
    at_first = {k.first: k for k in known if k.hit.entry.kind in ("state", "body")}
    titles = []
    for item in known:
        if item.hit.entry.kind != "office" or (
            language == "ru" and words[item.first].lemma.lower() in listed("ru", "no_offices")
        ):
            continue
        entry = table[item.hit.entry.code]
        written = set(item.hit.entry.form.lower().split())
        span = words[item.first : item.last + 1]
        plural = any(w.has("Number=Plur") and w.pos in ("NOUN", "PROPN") and w.text.lower() not in written for w in span)
        before = words[item.first - 1].lemma.lower() if item.first else ""
        plural = plural or (language == "ru" and before in back["pair_words"])  # "оба президента" has a singular's form
        plural = plural or (language == "hu" and item.first > 0 and words[item.first - 1].pos == "NUM")  # "a két miniszter"
        role = entry["role"]
        rank = entry.get("rank", "other")
        last = _portfolio_end(words, item.last, known, language) if rank == "minister" else item.last
        title = Title(item.first, last, entry["id"], role, rank, plural)
        if role.startswith("former "):
            title.role, title.status = role[7:8].upper() + role[8:], "former"
        elif role.endswith("-elect"):
            title.role, title.status = role[:-6], "incoming"
        for inner in known:
            if (
                inner is not item
                and item.first <= inner.first
                and inner.last <= item.last
                and inner.hit.entry.kind in ("state", "body")
            ):
                (title.states if inner.hit.entry.kind == "state" else title.bodies).append(inner.hit.entry.code)
                title.home = title.home or inner.hit.entry.state
        start = acting_start(words, title.first) if language == "ru" else title.first
        if start < title.first and not role.startswith(ACTING):
            title.first = title.start = start
            title.role = ACTING + title.role
        if language == "en" and not plural:
            take_field(title, words, known, at_first)
        _look_left(title, words, at_last, back, language)
        if language == "en":
            _look_right(title, words, at_first, back)
        elif language == "ru":
            _look_behind_russian(title, words, at_first, {k.first: k for k in known if k.hit.entry.kind == "place"})
            whole = parted_office(item.hit.entry.form, words[title.last + 1 : title.end + 1]) if title.states else None
            if whole is not None:
                title.office, title.role, title.rank = whole["id"], whole["role"], whole.get("rank", "other")
        own_state = read_lexicon(language, "groups").get("title_states", {}).get(item.hit.entry.form)
        if own_state and not title.states and not title.bodies:
            title.states.append(own_state)
        owner = read_lexicon(language, "groups").get("title_bodies", {}).get(item.hit.entry.form)
        if owner and not title.states and not title.bodies:
            title.bodies.append(owner)
        # "the chair", "a leader": often no office at all unless somebody owns it.
        owned = title.states or title.bodies or title.owner or title.home
        if item.hit.entry.ambiguous and not (owned or _opens_name(words, item, language)):
            continue
        titles.append(title)
    return _joined(titles, words) if language == "ru" else titles


def _opens_name(words: Sequence[Word], item: Known, language: str) -> bool:
    """Whether an office is written as part of a name: *Premier Li Qiang*, but not *Premier League*."""
    behind = words[item.last + 1 : item.last + 2]
    things = listed(language, "things")
    return words[item.first].text[0].isupper() and any(w.pos == "PROPN" and w.text.lower() not in things for w in behind)


def _portfolio_end(words: Sequence[Word], last: int, known: Sequence[Known], language: str) -> int:
    """Return the last word of a minister's portfolio: *Minister of Foreign Affairs, Trade and International Cooperation*."""
    fields = frozenset(read_lexicon(language, "groups").get("portfolios", ()))
    others = {i for k in known if k.hit.entry.how != "adjective" for i in range(k.first, k.last + 1)}
    end, i = last, last + 1
    while i < len(words) and (_lower(words, i) in LINKS or _lower(words, i) == ","):
        here = i
        i += 1
        while i < len(words) and i - here < _FIELD and i not in others and words[i].pos in ("ADJ", "NOUN", "PROPN"):
            i += 1
        inside = [n for n in range(here + 1, i) if words[n].lemma.lower() in fields]
        beside = i in others and inside and inside[-1] == i - 1 and language != "ru"  # a Russian owner stands right behind
        if not inside or beside and _lower(words, i) not in ("of", "for"):
            break
        i = inside[-1] + 1
        if _lower(words, here) in LINKS:
            end = inside[-1]
    return end


def _joined(titles: list[Title], words: list[Word]) -> list[Title]:
    """Let an office that a dash joins to the next have its owner: «заместитель премьер-министра — министр иностранных дел РК»."""
    for one, other in pairwise(titles):
        if other.start == one.end + 2 and words[one.end + 1].text in "-–—" and not one.states and not one.bodies:
            one.states, one.bodies, one.end = [*other.states], [*other.bodies], other.end
        if other.start == one.end + 2 and _lower(words, one.end + 1) == "и" and _is_one_persons(one, other, words):
            if not one.states and not one.bodies:
                one.states, one.bodies = [*other.states], [*other.bodies]
            other.also = one
    return titles


def _is_one_persons(one: Title, other: Title, words: list[Word]) -> bool:
    """Whether two offices that *и* joins are one person's: the verb stands in the singular, and no two states own them."""
    verb = words[one.first].head
    alone = words[one.first].rel == "nsubj" and verb.has("Number=Sing") and not (one.plural or other.plural)
    return alone and (not one.states or not other.states or one.states == other.states) and one.role != other.role


def _look_left(title: Title, words: list[Word], at_last: dict[int, Known], back: dict[str, list[str]], language: str) -> None:
    """Take up what stands before the office: states, possessives, "former", adjectives between them."""
    i, spare = title.first - 1, 2
    institutions = frozenset(read_lexicon(language, "groups")["state_nouns"])
    while i >= 0:
        text = _lower(words, i)
        if i in at_last:
            entry = at_last[i].hit.entry
            if entry.kind == "seat" and title.rank == "other" and (i + 1 == title.first or language == "hu" and title.states):
                i = at_last[i].first - 1  # "Szerbia budapesti nagykövete" serves there, for another state
                continue
            if language == "ru" and entry.how not in ("adjective", "seat adjective"):
                break  # "глава МИД России президенту": a name before an office is another's
            # A bare name that says where owns nothing: "in Moscow President Putin", but "as US ambassador".
            before = words[at_last[i].first - 1] if at_last[i].first else None
            if (
                entry.how in ("name", "capital", "place")
                and before is not None
                and before.pos == "ADP"
                and (language != "en" or before.text.lower() in _LOCATIVE)
                and words[i].lemma not in POSSESSIVE
                and _lower(words, i + 1) not in POSSESSIVE
            ):
                break
            if entry.kind in ("state", "seat"):
                title.states.insert(0, entry.code)
            else:
                title.bodies.insert(0, entry.code)
                title.home = title.home or entry.state
            i = at_last[i].first - 1
            title.start = i + 1
            # "in Ladakh, Indian Foreign Secretary Misri": a comma joins only the owners of several offices.
            if _lower(words, i) == "," and not title.plural and len(title.states) < 2:
                break
            continue
        stripped = words[i].lemma.lower() if language == "ru" and words[i].pos in ("ADJ", "DET") else text.rstrip("-")
        if stripped in back["former"] or text in ("vice-", "acting"):
            if stripped in back["former"]:
                title.status = "former"
            title.start = i
        elif stripped in back["incoming"]:
            title.status = "incoming"
            title.start = i
        elif words[i].has("Poss=Yes") and words[i].pos in ("PRON", "DET"):
            title.owner = words[i]
            title.start = i
            break
        elif (
            text in POSSESSIVE
            or text == "-"
            or (text in ("and", "és", "и", ",") and (i - 1 in at_last or _lower(words, i - 1) in POSSESSIVE) and title.states)
            or (text == "and" and i - 1 in at_last and title.bodies and title.plural)  # "UK and EU negotiators"
        ):
            pass
        elif words[i].pos == "DET" and _lower(words, i - 1) in ("and", "és") and title.states:
            pass  # "az orosz és a kazah külügyminiszter"
        elif language == "hu" and spare and words[i].pos == "NOUN" and words[i].text.lower() in institutions:
            spare -= 1  # "az indiai külügyminisztérium szóvivője"
        elif language == "hu" and words[i].pos == "PROPN" and is_owned(words[title.last]):
            title.rank, title.start = "other", i  # "a Tisza Párt elnöke": of what no lexicon knows
        elif words[i].pos in ("ADJ", "DET") and spare and text not in ("the", "a", "an", "az", "egy"):
            spare -= 1
        else:
            break
        i -= 1
    first = words[title.first].text.lower()
    if first.startswith(("ex-", "экс-")):
        title.status = "former"


def _look_right(title: Title, words: list[Word], at_first: dict[int, Known], back: dict[str, list[str]]) -> None:
    """Take up what stands after an English office: ``-elect``, ``of the Russian Federation``."""
    i = title.last + 1
    if _lower(words, i) == "-" and _lower(words, i + 1) in back["incoming"]:
        title.status = "incoming"
        i += 2
        title.end = i - 1
    elif _lower(words, i) in back["incoming"]:
        title.status = "incoming"
        title.end = i
        i += 1
    abroad = _lower(words, i) in ("to", "in") and any(post in title.office for post in _POSTED)
    where = i + 1 + (_lower(words, i + 1) == "the")
    sent = _lower(words, i) == "for" and ("envoy" in title.office or bool(title.states or title.bodies))
    if (abroad or sent) and where in at_first:
        title.end = at_first[where].last  # "Sweden's ambassador to Austria", "the UN envoy for Yemen": where, not whose
        return
    home = at_first.get(i + 1 + (_lower(words, i + 1) == "the"))  # "envoys from the United States and the Taliban"
    alone = title.plural and not (title.states or title.bodies or title.owner)
    from_many = alone and _lower(words, i) == "from" and home is not None and home.hit.entry.how == "name"
    if _lower(words, i) not in ("of", "for", "at") and not from_many or _lower(words, i) == "for" and not title.office:
        return
    i += 1
    while _lower(words, i) in ("the", "its", "their"):
        i += 1
    # The owner may be an adjective further on: "head of the Iranian Foreign Ministry".
    for j in range(i, min(i + 3, len(words))):
        if j in at_first:
            entry = at_first[j].hit.entry
            if entry.kind == "state":
                title.states.append(entry.code)
            else:
                title.bodies.append(entry.code)
                title.home = title.home or entry.state
            title.end = institutions_end(words, at_first[j])
            head_institution(title, words, at_first[j])
            while _lower(words, title.end + 1) in ("and", ",") and title.plural:
                after = title.end + 2 + (_lower(words, title.end + 2) == "the")
                if after not in at_first:
                    return
                known = at_first[after].hit.entry
                (title.bodies if known.kind == "body" else title.states).append(known.code)
                title.end = at_first[after].last
            return
        if words[j].pos not in ("ADJ", "PROPN", "NOUN", "DET"):
            return
        # "of the National Assembly": an institution that no lexicon knows belongs to the title all the same.
        if words[j].text[0].isupper() and words[j].text.lower() in listed("en", "things"):
            title.end = j
            _look_behind(title, words, j + 1, at_first)
            head_institution_named(title, words[i : title.end + 1])
            return


def _look_behind(title: Title, words: list[Word], i: int, at_first: dict[int, Known]) -> None:
    """Take up the state at the end of an institution's long name: *the Ministry of Foreign Affairs of Pakistan*."""
    while i < len(words) and (words[i].text.lower() in ("of", "for", "and", "the") or words[i].text[0].isupper()):
        if i in at_first and at_first[i].hit.entry.kind == "state":
            title.states.append(at_first[i].hit.entry.code)
            title.end = at_first[i].last
            return
        i += 1


_ABROAD = frozenset(("в", "во", "на", "при"))
_POSTED = ("ambassador", "consul", "envoy", "representative", "charge")


def _look_behind_russian(title: Title, words: list[Word], at_first: dict[int, Known], sites: dict[int, Known]) -> None:
    """Take up what a Russian office governs: «РФ», «правительства Казахстана», «российского МИД», and where an envoy serves."""
    i, reach = title.last + 1, title.last + 7
    while i < min(reach, len(words)):
        known = at_first.get(i)
        if known is not None and known.hit.entry.how == "adjective" and "-" in words[i].text:
            i = known.last + 1  # "сопредседатель российско-вьетнамской комиссии": of neither state alone
            continue
        if known is not None:
            _own(title, known, words)
            i = title.end + 1
            if known.hit.entry.how != "adjective" and not (title.plural and _next_owner(words, i, at_first)):
                break
            if known.hit.entry.how != "adjective":
                i += 1
            continue
        if i in sites and title.rank == "other" and not title.states and not title.bodies:
            # "губернатор Московской области": the region's state is the governor's, and no actor by itself
            title.end, title.home = sites[i].last, sites[i].hit.entry.state
            break
        if words[i].text in '«"“„' and i + 1 in at_first:
            i += 1  # "глава «Газпрома»"
            continue
        if words[i].pos not in ("NOUN", "ADJ", "PROPN") or not words[i].has("Case=Gen") or _is_name(words[i]):
            break
        if title.states or title.bodies:
            title.end = i  # the institution behind an adjective: "глава российского внешнеполитического ведомства"
            if words[i].pos == "NOUN":
                break
        i += 1
    title.end = field_end(words, title.end, title.first, at_first)
    behind = title.end + 1
    if any(post in title.office for post in _POSTED) and _lower(words, behind) in _ABROAD and behind + 1 in at_first:
        title.end = at_first[behind + 1].last


def delegation_state(sentence: Sentence, known: list[Known], title: Title) -> str:
    """Return the state whose delegation a Russian office heads: «делегацию Казахстана возглавил министр», empty if none."""
    words, groups = sentence.words, read_lexicon("ru", "groups")["back"]
    i = title.start - 1
    before = next((k for k in known if k.last == i - 1 and k.hit.entry.kind == "state"), None)
    led = any(w.lemma.lower() in groups["delegations"] for w in words[: title.start])
    if before is not None and words[i].text in "-–—" and led:
        return before.hit.entry.code  # "перуанскую – заместитель министра Пополисио"
    while i > 0 and (words[i].lemma.lower() in groups["heading"] or words[i].pos in ("AUX", "ADV")):
        i -= 1
    if i == title.start - 1:
        return ""
    for item in known:
        if item.hit.entry.kind != "state":
            continue
        noun = item.first - 1 if item.last == i else item.last + 1 if item.last + 1 == i else -1
        if noun >= 0 and words[noun].lemma.lower() in groups["delegations"]:
            return item.hit.entry.code
    return ""


def _is_name(word: Word) -> bool:
    return word.pos == "PROPN" and not word.text.isupper()


def _own(title: Title, known: Known, words: Sequence[Word]) -> None:
    entry = known.hit.entry
    if entry.kind == "state":
        title.states.append(entry.code)
    else:
        title.bodies.append(entry.code)
        title.home = title.home or entry.state
    title.end = known.last
    if words[known.first - 1].text in '«"“„' and _lower(words, known.last + 1) in ("»", '"', "”", "“"):
        title.end += 1


def _next_owner(words: list[Word], i: int, at_first: dict[int, Known]) -> bool:
    return _lower(words, i) in ("и", ",") and i + 1 in at_first
