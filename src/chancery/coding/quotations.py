"""Quoted words: which marks open and close, which words inside are the author's, and which runs are one quotation."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

SHORTEST = 4  # words: shorter ones within a sentence are titles or irony
CURLY = "“„”"
MARKS = '“„”«»"'
ENDED = ".!?…"
DEEPEST = 6
MOST_REPAIRS = 20  # of a paragraph whose marks do not pair
LONGEST_SINGLE = 1_500
# "5' 10"" and "it's" close nothing: a mark opens behind one of these and closes before anything but a letter.
BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/«„“‘\"'")
# The author's words within somebody else's begin with their verb; in Russian its ending shows it, else the parse.
DASH = re.compile(r"[,.!?…]?\s?[–—-]\s(?=\w)")
RESUMED = re.compile(r"[,.:;]?\s?[–—-]\s(?=\S)")
RUSSIAN_VERB = re.compile(r"[а-яё]+(?:л|ла|ло|ли|ет|ит|ют|ят)(?:ся|сь)?\s")
LONGEST_TAG = 180
DIALOGUE = re.compile(r"[–—-]\s?(?=\S)")
TAGGED = re.compile(r"[ \u00a0]?(?:[,.]?\s?[–—-]\s|[,:]\s)(?=\S)")
# A full stop behind a title, an initial or an abbreviation ends no sentence.
FULL_STOP = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\b[A-ZА-ЯЁÁ-Ű])(?<!\b[dг])"
    r"[.!?…][”\"»]?\s+(?=[\"“„«–—A-ZА-ЯЁÁ-Ű])"
)
ELIDED = re.compile(r"['‘’](?:\d0s|s\b|t(?:is|was)\b|em\b|til\b|cause\b|n['’])", re.IGNORECASE)


class Quotation(NamedTuple):
    """Quoted words: code points inside the marks; how they open: ``block``, ``colon``, ``comma``, ``dialogue`` or ``inside``.

    ``tagged`` tells that words of the author follow as a tag (*, he said*), ``goes_on`` that these words continue the
    quotation before them: *"A," he said, "b."*
    """

    start: int
    end: int
    opens: str = "block"
    tagged: bool = False
    goes_on: bool = False


def find_quotations(text: str, speaking: Iterable[int] = (), past: Iterable[int] = ()) -> list[Quotation]:
    """Return the quotations of a text, part by part; an unclosed one runs to its paragraph's end.

    Marks inside a quotation, apostrophes and marks round fewer than four words of a sentence are passed over.
    ``speaking`` and ``past`` are the offsets of speech verbs and of verbs in the past, where the text was parsed.
    """
    spoken = sorted(speaking)
    verbs = sorted({*spoken, *past})
    found: list[Quotation] = []
    left_open = False
    for paragraph in re.finditer(r"\S(?:[^\n]*\S)?", text):
        at, end = paragraph.span()
        dialogue = DIALOGUE.match(text, at, end)
        cuts = _authors(text, dialogue.end(), end, verbs, within=False) if dialogue else []
        if dialogue and cuts:
            found += _parts(text, dialogue.end(), end, cuts, "dialogue", True)
            left_open = False
            continue
        last: Quotation | None = None
        gone_on = left_open and text[at] in '“„«"»”'
        left_open = False
        for start, stop, closed in _marked(text, at, end):
            opens = _opening(text, at, start - 1)
            tagged = closed and _is_tagged(text, start, stop, end, spoken)
            cuts = _authors(text, start, stop, spoken, within=True)
            parts = _parts(text, start, stop, cuts, opens, tagged)
            begun = start == at + 1 and gone_on
            joined = begun or (last is not None and _continues(text, last, start, stop, opens, tagged, verbs))
            words = len(text[start:stop].split())
            lower = text[start:stop].lstrip()[:1].islower()
            spoken_of = opens == "colon" and words == 1 and lower  # «Решение принято: «за» – 81»
            counts = (
                words >= SHORTEST or joined or (opens == "colon" and not spoken_of) or (tagged and opens in ("block", "comma"))
            )
            if not counts and not (opens == "inside" and words == SHORTEST - 1 and lower):
                continue
            if not parts:
                continue
            found += [parts[0]._replace(goes_on=joined), *parts[1:]]
            last = parts[-1]
            left_open = not closed
    return found


def join(quotations: list[Quotation]) -> list[tuple[Quotation, ...]]:
    """Return the parts of each quotation together."""
    blocks: list[tuple[Quotation, ...]] = []
    for part in quotations:
        if part.goes_on and blocks:
            blocks[-1] = (*blocks[-1], part)
        else:
            blocks.append((part,))
    return blocks


def _has_between(offsets: list[int], start: int, end: int) -> bool:
    """Whether one of some offsets in order lies between two others, neither included."""
    at = bisect_right(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _opens_at(text: str, i: int, at: int, end: int) -> bool:
    before = text[i - 1] if i > at else " "
    after = text[i + 1] if i + 1 < end else " "
    return not after.isspace() and (before in BEFORE_OPENING or (before in ":," and after.isalnum()))


def _closes_at(text: str, i: int, at: int, end: int) -> bool:
    before = text[i - 1] if i > at else " "
    after = text[i + 1] if i + 1 < end else " "
    return not before.isspace() and not after.isalnum()


def _act(text: str, i: int, at: int, end: int, stack: list[int]) -> str:
    """Return what a mark does where some are open: ``opens``, ``closes`` or nothing."""
    mark, top = text[i], text[stack[-1]] if stack else ""
    opening, closing = _opens_at(text, i, at, end), _closes_at(text, i, at, end)
    acts = {
        "„": "opens",
        "“": "closes" if top and top in CURLY and closing and not opening else "opens",
        "”": "closes" if any(text[k] in CURLY for k in stack) else "opens" if opening and not stack else "",
        "«": "closes" if top == "»" else "opens",
        "»": "closes" if any(text[k] == "«" for k in stack) else "opens" if opening else "",
    }
    if mark == '"':
        if not stack:
            return "opens" if opening or not (closing or text[i - 1 : i].isalnum()) else ""
        if opening and not closing:
            return "opens"
        between = text[i - 1].isalnum() and text[i + 1 : i + 2].isalnum()
        return "closes" if top in '"“„' and not between else ""
    return acts.get(mark, "")


def _matches(opened: str, closing: str) -> bool:
    return {"“": opened in CURLY, "”": opened in CURLY, "»": opened == "«", "«": opened == "»"}.get(closing, opened in '"“„')


def _marked(text: str, at: int, end: int) -> list[tuple[int, int, bool]]:
    """Return the outermost marked runs of a paragraph, and whether each is closed."""
    spans: list[tuple[int, int, bool]] = []
    start = at
    for _ in range(MOST_REPAIRS):
        found, stack, inner = _balanced(text, at, start, end)
        spans += found
        if not stack:
            break
        first, second = stack[0], inner[0][0] if inner else stack[1] if len(stack) > 1 else -1
        if second < 0:
            spans += [(first + 1, end, False)] if text[first + 1 : end].strip() else []
            break
        before = text[first + 1 : second].rstrip()
        if inner and before[-1:] not in (*ENDED, ":") and len(text[inner[0][0] : inner[0][1]].split()) < SHORTEST:
            spans.append((first + 1, inner[-1][1], True))  # «…контракт с «Газпромом», — сообщил: one mark closes both
            start = inner[-1][1] + 1
        else:
            stops = [m.end() for m in re.finditer(rf"[{ENDED}](?=\s)", text[first + 1 : second])]
            spans += [(first + 1, first + 1 + stops[-1], False)] if stops else []
            start = second
    return spans


def _balanced(text: str, at: int, start: int, end: int) -> tuple[list[tuple[int, int, bool]], list[int], list[tuple[int, int]]]:
    """Return the outermost runs that open and close, the marks left open, and the pairs inside the first of these."""
    spans: list[tuple[int, int, bool]] = []
    stack: list[int] = []
    inner: list[tuple[int, int]] = []
    i = barren = start
    while i < end:
        if not stack and text[i] in "‘'" and i >= barren and _opens_at(text, i, at, end) and not ELIDED.match(text, i):
            reach = min(end, i + LONGEST_SINGLE)
            close = _single_close(text, i, reach)
            if close > 0:
                spans.append((i + 1, close, True))
                i = close
            else:
                barren = reach
        elif text[i] in MARKS:
            act = _act(text, i, at, end, stack)
            if act == "opens" and len(stack) < DEEPEST:
                stack.append(i)
            elif act == "closes":
                while stack and not _matches(text[stack[-1]], text[i]):
                    stack.pop()
                opened = stack.pop() if stack else -1
                if not stack and opened >= 0:
                    spans.append((opened + 1, i, True))
                    inner = []
                elif stack:
                    inner.append((opened, i))
        i += 1
    return spans, stack, inner


def _single_close(text: str, i: int, end: int) -> int:
    """Return where a single mark closes, or -1; *islanders’ interests* closes nothing where a better place follows."""
    depth, possible = 0, -1
    mark = "'" if text[i] == "'" else "’"
    for k in range(i + 1, end):
        if text[k] in "“„":
            depth += 1
        elif text[k] == "”":
            depth = max(0, depth - 1)
        elif text[k] == mark and not depth and _closes_at(text, k, i, end):
            owner = text[k - 1] == "s" and text[k + 1 : k + 3].strip()[:1].isalnum()
            if not owner:
                return k
            possible = possible if possible > 0 else k
    return possible


def _opening(text: str, at: int, mark: int) -> str:
    before = text[at:mark].rstrip(" \t\u00a0")
    if not before or re.fullmatch(r"[–—-]", before):
        return "block"
    if before[-1] == ":":
        return "colon" if before.count("(") <= before.count(")") else "inside"
    if before[-1] in (*ENDED, *"”»") or (before[-1] in '"“’' and before[-2:-1] in (*ENDED, ",")):
        return "block"
    if re.search(r"[.!?…][”»\"“]?\s[–—-]$", before):
        return "block"
    return "comma" if before[-1] == "," else "inside"


def _is_tagged(text: str, start: int, stop: int, end: int, speaking: list[int]) -> bool:
    """Whether the author's words follow a quotation as its tag."""
    inside, rest = text[start:stop].rstrip(), text[stop + 1 : end]
    if not rest.strip(" .,"):
        return False
    if inside[-1:] == "," or TAGGED.match(rest):
        return True
    if inside[-1:] in tuple("!?…"):
        near = re.match(r"[^“„«\"]{0,80}", rest)
        return rest.lstrip()[:1].islower() or _has_between(speaking, stop, stop + len(near.group() if near else "") + 1)
    return False


def _continues(text: str, last: Quotation, start: int, stop: int, opens: str, tagged: bool, verbs: list[int]) -> bool:
    """Whether a marked run goes on with the quotation before it, of which only a tag parts it."""
    gap = text[last.end : start - 1].strip(" \t\u00a0.,”»“\"’'«")
    between = text[last.end + 1 : start - 1].rstrip()
    if not last.tagged or not gap or len(between) > LONGEST_TAG or FULL_STOP.search(f"{between[:-1]} "):
        return False
    if any(mark in between for mark in ":;"):
        return False
    if verbs and not _has_between(verbs, last.end, start) and not re.match(r"\s*[–—-]?\s*[a-zа-яё]", between):
        return False
    lower = text[start:stop].lstrip()[:1].islower()
    if between[-1] in ",–—-" and lower and opens in ("comma", "block", "inside"):
        return True
    ended = re.search(r"[.](?:\s?[–—-])?$", between)
    return bool(ended) and not lower and not tagged


def _authors(text: str, start: int, end: int, verbs: list[int], within: bool) -> list[tuple[int, int]]:
    """Return the runs of the author's words among spoken ones: they begin with a dash and a verb of theirs.

    ``within`` marks they must give way to spoken words again.
    """
    cuts = []
    at = start
    while dash := DASH.search(text, at, end):
        at = dash.end()
        spelled = dash.group()[0] in ",.!?…" and RUSSIAN_VERB.match(text, at, end)
        if not spelled and not _has_between(verbs, at - 1, at + 1):
            continue
        resumed = RESUMED.search(text, at + 3, min(end, at + LONGEST_TAG))
        if resumed is None and within:
            continue
        last = resumed.end() if resumed else end
        cuts.append((dash.start() + (dash.group()[0] in "!?…"), last))
        at = last
    return cuts


def _parts(text: str, start: int, end: int, cuts: list[tuple[int, int]], opens: str, tagged: bool) -> list[Quotation]:
    """Return the runs between two offsets that are not the author's, without space at their ends."""
    runs = zip((start, *(last for _, last in cuts)), (*(first for first, _ in cuts), end), strict=True)
    parts: list[Quotation] = []
    for first, last in runs:
        words = text[first:last]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            behind = tagged if last == end else True
            parts.append(Quotation(first + lead, first + len(words.rstrip()), opens, behind, bool(parts)))
    return parts
