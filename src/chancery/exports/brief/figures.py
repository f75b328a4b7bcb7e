"""The section on figures: a table with the latest values, contested ones side by side, and the main series to be drawn."""

from chancery.exports.brief.choice import weight
from chancery.exports.brief.notes import Notes
from chancery.exports.brief.parts import Account, Chart, Material, Paragraph, Point, Row, Section, Sentence, Table
from chancery.exports.brief.words import begins, is_ahead, plain, when
from chancery.exports.numbers import VAGUE, number, period, year
from chancery.model import Figure

_ROWS, _CHARTS, _POINTS, _SIDE_BY_SIDE = 6, 3, 8, 3
_FEWEST_POINTS = 3
# Of these it matters which state is named first.
_DIRECTED = ("exports", "imports", "investment", "loan", "aid", "debt")
_MAIN = ("trade turnover", "exports", "imports", "investment")


class _Series:
    """The values of one measure in one unit between the same parties."""

    def __init__(self, accounts: list[Account]) -> None:
        # A denial is told among the disputes, not as a value.
        self.accounts = sorted(accounts, key=lambda each: (year(_period(each)), _period(each), each.record.id))
        self.claim = _figure(self.accounts[0])

    def latest(self) -> list[Account]:
        return [each for each in self.accounts if _period(each) == _period(self.accounts[-1])]

    def rank(self, day: str) -> tuple[int, int, float, str]:
        """Return what series are ordered by: the main measures, then those told most often, then by weight."""
        name = self.claim.measure
        plainly = name in _MAIN and self.claim.unit != "percent" and len(self.claim.about) == 2
        group = _MAIN.index(name) if plainly else len(_MAIN) + (name in VAGUE)
        return group, -len(self.accounts), -weight(self.accounts[-1], day), f"{name} {self.claim.unit} {self.claim.change}"


def figures(material: Material, notes: Notes) -> Section:
    """Return the table of figures, with a chart for every main series of three periods or more."""
    grouped: dict[tuple[str, ...], list[Account]] = {}
    for each in material.accounts:
        claim = each.claim
        # What people expect is no value of today: only what is told as fact, of a day that has come.
        if isinstance(claim, Figure) and claim.factuality == "fact" and not is_ahead(_period(each), material.day):
            codes = [actor.code for actor in claim.about]
            about = codes if claim.measure in _DIRECTED else sorted(codes)
            grouped.setdefault((claim.measure, claim.unit, claim.change, *about), []).append(each)
    found = sorted((_Series(each) for each in grouped.values()), key=lambda series: series.rank(material.day))
    if not found:
        nothing = notes.sentence("No figure is recorded", notes.counted("figures", dated=False))
        return Section(heading="Figures", blocks=(Paragraph(sentences=(nothing,)),))
    rows = tuple(_row(series, material, notes) for series in found[: material.limit(_ROWS)])
    left = len(found) - len(rows)
    more = f"{left} more measures: {notes.command('figures', dated=False)}" if left else ""
    table = Table(columns=("Measure", "Latest", "Before"), rows=rows, more=more)
    return Section(heading="Figures", blocks=(table, *_charts(found, material, notes)))


def _row(series: _Series, material: Material, notes: Notes) -> Row:
    latest = series.latest()
    before = [each for each in series.accounts if each not in latest]
    shown = sorted(latest, key=lambda each: (-weight(each, material.day), each.record.id))[:_SIDE_BY_SIDE]
    name = plain(series.claim.measure, 60) + (" (change)" if series.claim.change != "level" else "")
    others = [actor.code for actor in series.claim.about if actor.code not in material.states]
    also = f", with {', '.join(material.names.get(code, plain(code, 40)) for code in others)}" if others else ""
    if series.claim.measure in _DIRECTED:
        also = f", {'–'.join(material.names.get(actor.code, plain(actor.code, 40)) for actor in series.claim.about)}"
    return Row(
        name=name[:1].upper() + name[1:] + also,
        cells=(tuple(_value(each, notes) for each in shown), tuple(_value(each, notes) for each in before[-1:])),
    )


def _value(account: Account, notes: Notes) -> Sentence:
    claim = _figure(account)
    told = "told" if not (claim.period or claim.date) else "on" if len(_period(account)) == 10 else "in"
    of = f"{told} {when(_period(account))}"
    return notes.value(f"{number(claim)} {of}", account, tag="contested" if account.record.contested else "")


def _charts(found: list[_Series], material: Material, notes: Notes) -> list[Chart]:
    charts: list[Chart] = []
    for series in found:
        periods = {_period(each) for each in series.accounts}
        flat = len({_figure(each).value for each in series.accounts}) == 1
        if series.claim.change != "level" or series.claim.measure in VAGUE or flat:
            continue
        if len(charts) == material.limit(_CHARTS) or len(periods) < _FEWEST_POINTS:
            continue
        told = series.accounts[-_POINTS:]
        measure = plain(series.claim.measure, 60)
        charts.append(
            Chart(
                title=measure[:1].upper() + measure[1:],
                unit="" if series.claim.unit == "count" else plain(series.claim.unit, 20),
                points=tuple(
                    Point(
                        period=_period(each),
                        year=year(_period(each)),
                        value=_figure(each).value,
                        contested=each.record.contested,
                    )
                    for each in told
                ),
                caption=tuple(notes.told(f"{when(begins(_period(each)))}: {number(_figure(each))}", each) for each in told),
            )
        )
    return charts


def _figure(account: Account) -> Figure:
    assert isinstance(account.claim, Figure)
    return account.claim


def _period(account: Account) -> str:
    return period(_figure(account), account.tellings[0].date)
