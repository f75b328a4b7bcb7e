"""Figures as people read them: the number with its scale and unit, the period it is of, and where that lies in time."""

from chancery.model import Figure

# Measures whose numbers tell nothing without their sentence: no series is made of them.
VAGUE = ("amount", "number", "duration", "share", "term", "length", "volume", "people", "countries", "sites")
_CHANGES = {"increase": "grew by ", "decrease": "fell by "}


def number(claim: Figure) -> str:
    """Return a figure's number for people.

    >>> number(Figure(doc="d", quote="", start=0, end=0, sentence="", sentence_start=0, sentence_end=0, factuality="fact",
    ...     by=("outlet",), frame="f", measure="trade turnover", value=16.5e9, unit="USD", approximation="over"))
    'over 16.5 bn USD'
    """
    approximation = "" if claim.approximation == "exact" else f"{claim.approximation} "
    unit = "" if claim.unit == "count" else f" {claim.unit}"
    return f"{_CHANGES.get(claim.change, '')}{approximation}{short(claim.value)}{unit}"


def short(value: float) -> str:
    """Return a number with its scale where that makes it shorter.

    >>> short(16.5e9), short(1600), short(71.12)
    ('16.5 bn', '1,600', '71.12')
    """
    for size, name in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size and len(f"{value / size:.10g}") <= 7:
            return f"{value / size:.10g} {name}"
    return f"{int(value) if float(value).is_integer() else value:,}"


def period(claim: Figure, document_date: str) -> str:
    """Return the period that a figure is of, as an ISO date or interval; the document's day where none is told."""
    return claim.period or claim.date or document_date[:10]


def year(period: str) -> float:
    """Return where a period lies, in years: a month by its beginning, a year as it is.

    >>> year("2012"), year("2008-07/2008-09")
    (2012.0, 2008.5)
    """
    parts = [int(part) for part in period.partition("/")[0][:10].split("-") if part.isdigit()]
    if not parts:
        return 0.0
    return parts[0] + (parts[1] - 1) / 12 if len(parts) > 1 else float(parts[0])
