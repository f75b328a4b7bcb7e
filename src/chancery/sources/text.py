"""Plain text made clean: one form of every character, paragraphs apart by a blank line."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_SENTENCE_END = re.compile(r"[.!?:;…]['\"”’»)\]]*$")


def _replacement(character: str) -> str | None:
    category = unicodedata.category(character)
    if character == "\n":
        return character
    if category == "Zs" or character == "\t":
        return " "
    # Controls, invisible marks, lone surrogates, private icons and unassigned code points say nothing.
    return None if category[0] == "C" else character


def clean_characters(text: str) -> str:
    """Return NFC text with plain spaces and newlines, without control, zero-width and private characters.

    >>> clean_characters("a\\u00a0so\\u00adft\\r\\nline")
    'a soft\\nline'
    """
    text = _LINE_ENDS.sub("\n", text.replace("\u2029", "\n\n"))
    text = text.translate({ord(character): _replacement(character) for character in set(text)})
    return unicodedata.normalize("NFC", text)


def find_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of clean characters, each on one line with single spaces.

    Blank lines part paragraphs; within a block each line is a paragraph too, unless the block is hard-wrapped.
    """
    paragraphs: list[str] = []
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        line = " ".join(line.split())
        if line:
            block.append(line)
            continue
        paragraphs += [" ".join(block)] if _is_wrapped(block) else block
        block = []
    return paragraphs


def _is_wrapped(lines: list[str]) -> bool:
    """Tell a paragraph broken at a column from a list of lines: all but the last are long, and some break mid-sentence."""
    *body, last = lines or [""]
    broken = any(not _SENTENCE_END.search(line) for line in body)
    # Two lines may as well be two headings, unless the second goes on in small letters.
    many = len(body) > 1 or last[:1].islower()
    return broken and many and len(last) <= 110 and all(45 <= len(line) <= 110 for line in body)
