"""Quotation marks in a few words: which pair, which lack their other half."""

MARKS = '«»„“”"'
CLOSING = '»”“"'
_OTHER_HALF = {"«": "»", "„": "”", "“": "”", '"': '"'}


def pairs_of(text: str) -> dict[int, int]:
    """Return where each mark of a text has its other half, by offsets in code points; -1 for one that lacks it.

    >>> pairs_of("a «b» c”")
    {2: 4, 4: 2, 7: -1}
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for at, mark in enumerate(text):
        if mark not in MARKS:
            continue
        last = text[stack[-1]] if stack else ""
        opens = mark in "«„" or (mark == "“" and last != "„") or (mark == '"' and last != '"')
        if opens:
            stack.append(at)
        pairs[at] = -1
        if not opens and stack:
            pairs[at] = stack.pop()
            pairs[pairs[at]] = at
    return pairs


def is_unclosed(text: str) -> bool:
    """Whether a mark opens in a text and does not close.

    >>> is_unclosed("совместно с «Росатомом"), is_unclosed("совместно с «Росатомом»")
    (True, False)
    """
    return any(other < 0 and text[at] in '«„“"' for at, other in pairs_of(text).items())


def closed(text: str) -> str:
    """Return a text that was cut before a closing mark with that mark.

    >>> closed("crossing Iran’s “red lines")
    'crossing Iran’s “red lines”'
    """
    left_open = [text[at] for at, other in pairs_of(text).items() if other < 0 and text[at] in _OTHER_HALF]
    return text + "".join(_OTHER_HALF[mark] for mark in reversed(left_open))


def unquoted(text: str) -> str:
    """Return a text without marks round all of it and without halves of marks at its ends.

    >>> unquoted("“crossing Iran’s “red lines””"), unquoted("crossing Iran’s “red lines”"), unquoted("red lines” are drawn")
    ('crossing Iran’s “red lines”', 'crossing Iran’s “red lines”', 'red lines” are drawn')
    """
    while text:
        pairs, last = pairs_of(text), len(text) - 1
        if pairs.get(0) in (-1, last):
            text = text[1:last] if pairs[0] == last else text[1:]
        elif pairs.get(last) == -1:
            text = text[:last]
        else:
            break
        text = text.strip(" ,;:–—-")
    return text
