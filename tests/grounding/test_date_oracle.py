"""Relative dates against a slow oracle, which walks over the calendar day by day and knows nothing of ``date_meanings``."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from chancery.grounding.dates import find_dates

Oracle = Callable[[date], str]

EDGES = """
2000-02-29 2020-02-29 2024-02-29 2023-02-28 2024-02-28 2024-03-01 2023-03-01 2019-12-31 2020-12-31 2021-01-01 2024-12-30
2023-01-01 2024-01-31 2023-03-31 2021-05-31 2022-10-31 2022-08-29 2018-12-29 2016-01-03 2012-07-01
""".split()  # noqa: SIM905 (a list of quoted days would be harder to read)
DRAW = random.Random(2005)
DAYS = [*map(date.fromisoformat, EDGES), *(date(1995, 1, 1) + timedelta(days=DRAW.randrange(365 * 40)) for _ in range(40))]

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def walk(day: date, step: int, fits: Callable[[date], bool]) -> date:
    """Return the first day that fits, walking from one day on or back, that day included."""
    while not fits(day):
        day += timedelta(days=step)
    return day


def on(day: date, days: int) -> date:
    """Return the day so many days on or back, walked one by one."""
    for _ in range(abs(days)):
        day += timedelta(days=1 if days > 0 else -1)
    return day


def month_on(day: date, months: int) -> date:
    """Return a day of the month so many months on or back, walked one by one."""
    for _ in range(abs(months)):
        here = day.month
        day = walk(day, 1 if months > 0 else -1, lambda d, here=here: d.month != here)  # type: ignore[misc]
    return day


def days(count: int) -> Oracle:
    return lambda today: str(on(today, count))


def week(count: int) -> Oracle:
    """Return the Monday and Sunday of the week so many weeks on or back."""

    def told(today: date) -> str:
        monday = walk(on(today, 7 * count), -1, lambda d: d.weekday() == MON)
        return f"{monday}/{walk(monday, 1, lambda d: d.weekday() == SUN)}"

    return told


def month(count: int) -> Oracle:
    return lambda today: str(month_on(today, count))[:7]


def year(count: int) -> Oracle:
    return lambda today: str(walk(today, 1 if count > 0 else -1, lambda d: d.year == today.year + count))[:4]


def span(ago: Oracle) -> Oracle:
    """Return the time from then to now."""
    return lambda today: f"{ago(today)}/{str(today)[: len(ago(today))]}"


def coming(then: Oracle) -> Oracle:
    """Return the time from now to then."""
    return lambda today: f"{str(today)[: len(then(today))]}/{then(today)}"


def just(value: str) -> Oracle:
    return lambda today: value


def last_weekday(day: int, begin: int = 0) -> Oracle:
    """Return the last such weekday, today included, or with -1 before today."""
    return lambda today: str(walk(on(today, begin), -1, lambda d: d.weekday() == day))


def next_weekday(day: int, begin: int = 0) -> Oracle:
    """Return the next such weekday, today included, or with 1 after today."""
    return lambda today: str(walk(on(today, begin), 1, lambda d: d.weekday() == day))


def weekday_of_week(day: int, count: int) -> Oracle:
    """Return a weekday of the week so many weeks on or back."""

    def told(today: date) -> str:
        monday = walk(on(today, 7 * count), -1, lambda d: d.weekday() == MON)
        return str(walk(monday, 1, lambda d: d.weekday() == day))

    return told


def months_between(first: date, last: date) -> int:
    """Count the first days of months that lie after one day up to another."""
    count = 0
    while first < last:
        first += timedelta(days=1)
        count += first.day == 1
    return count


def nearest_month(number: int, ahead: bool = False) -> Oracle:
    """Return a month without its year: the last up to now, or the next if at most two months ahead; or that rule mirrored."""

    def told(today: date) -> str:
        last = walk(today, -1, lambda d: d.month == number)
        following = walk(month_on(today, 1), 1, lambda d: d.month == number)
        if ahead:
            return str(last if months_between(last, today) <= 2 else following)[:7]
        return str(following if months_between(today, following) <= 2 else last)[:7]

    return told


def nearest_day(number: int, day: int, ahead: bool = False) -> Oracle:
    """Return a day without its year by the same rule, its distance counted in months of the calendar."""

    def told(today: date) -> str:
        last = walk(today, -1, lambda d: (d.month, d.day) == (number, day))
        following = walk(on(today, 1), 1, lambda d: (d.month, d.day) == (number, day))
        if ahead:
            return str(last if months_between(last, today) <= 2 else following)
        return str(following if months_between(today, following) <= 2 else last)

    return told


def month_before(number: int) -> Oracle:
    return lambda today: str(walk(month_on(today, -1), -1, lambda d: d.month == number))[:7]


def month_after(number: int) -> Oracle:
    return lambda today: str(walk(month_on(today, 1), 1, lambda d: d.month == number))[:7]


def months_of(first: int, last: int, of_year: Oracle) -> Oracle:
    return lambda today: f"{of_year(today)}-{first:02}/{of_year(today)}-{last:02}"


def begun(first: int, last: int) -> Oracle:
    """Return the part of a year that has begun last."""
    return lambda today: months_of(first, last, lambda d: str(walk(d, -1, lambda e: first <= e.month <= last))[:4])(today)


def not_over(first: int, last: int) -> Oracle:
    """Return the part of a year that is the first not yet over."""
    return lambda today: months_of(first, last, lambda d: str(walk(d, 1, lambda e: first <= e.month <= last))[:4])(today)


def season_over(first: int, last: int) -> Oracle:
    """Return the season that is over last."""

    def of_year(today: date) -> str:
        after = walk(today, -1, lambda d: not first <= d.month <= last)
        return str(walk(after, -1, lambda d: d.month == last))[:4]

    return lambda today: months_of(first, last, of_year)(today)


def season_to_begin(first: int, last: int) -> Oracle:
    """Return the season that begins next."""

    def of_year(today: date) -> str:
        return str(walk(on(today, 1), 1, lambda d: d.month == first and d.day == 1))[:4]

    return lambda today: months_of(first, last, of_year)(today)


PHRASES: dict[str, list[tuple[str, Oracle]]] = {
    "en": [
        ("They met on Friday.", last_weekday(FRI)),
        ("They will meet on Friday.", next_weekday(FRI)),
        ("They met last Tuesday.", last_weekday(TUE, -1)),
        ("They met next Sunday.", next_weekday(SUN, 1)),
        ("The visit of this Wednesday", weekday_of_week(WED, 0)),
        ("They met on Friday last week.", weekday_of_week(FRI, -1)),
        ("the talks on Monday next week", weekday_of_week(MON, 1)),
        ("They met yesterday.", days(-1)),
        ("They met the day before yesterday.", days(-2)),
        ("They meet today.", days(0)),
        ("They meet the day after tomorrow.", days(2)),
        ("They met three days ago.", days(-3)),
        ("They meet in ten days' time.", days(10)),
        ("They met last week.", week(-1)),
        ("the talks of next week", week(1)),
        ("They met two weeks ago.", week(-2)),
        ("They met last month.", month(-1)),
        ("the talks of next month", month(1)),
        ("They met two months ago.", month(-2)),
        ("It is due within fourteen months.", month(14)),
        ("It fell last year.", year(-1)),
        ("It fell the year before last.", year(-2)),
        ("the talks of next year", year(1)),
        ("They met ten years ago.", year(-10)),
        ("the 20th anniversary of relations", year(-20)),
        ("It grew over the past three months.", span(month(-3))),
        ("It grew over the past five years.", span(year(-5))),
        ("It is due over the next two weeks.", coming(days(14))),
        ("It fell in the first quarter.", begun(1, 3)),
        ("It will open in the second half.", not_over(7, 12)),
        ("It will open in the first half of next year.", months_of(1, 6, year(1))),
        ("It fell in the first nine months of this year.", months_of(1, 9, year(0))),
        ("They met in September.", nearest_month(9)),
        ("They will meet in April.", nearest_month(4, ahead=True)),
        ("They met on 10 May.", nearest_day(5, 10)),
        ("They will meet on December 31.", nearest_day(12, 31, ahead=True)),
        ("They met on 29 February.", nearest_day(2, 29)),
        ("They will meet on 29 February.", nearest_day(2, 29, ahead=True)),
        ("They met last May.", month_before(5)),
        ("They meet next March.", month_after(3)),
        ("They met last summer.", season_over(6, 8)),
        ("They meet next spring.", season_to_begin(3, 5)),
        ("It is due by 2030.", just("2030")),
        ("It held since March 2018.", just("2018-03")),
    ],
    "hu": [
        ("Pénteken tárgyaltak.", last_weekday(FRI)),
        ("Pénteken fog érkezni.", next_weekday(FRI)),
        ("Múlt kedden tárgyaltak.", weekday_of_week(TUE, -1)),
        ("a jövő vasárnapi tárgyalás", weekday_of_week(SUN, 1)),
        ("Ezen a szerdán tárgyaltak.", weekday_of_week(WED, 0)),
        ("Tegnap tárgyaltak.", days(-1)),
        ("Tegnapelőtt tárgyaltak.", days(-2)),
        ("a mai ülés", days(0)),
        ("a holnapi ülés", days(1)),
        ("Három nappal ezelőtt tárgyaltak.", days(-3)),
        ("Tíz nap múlva tárgyalnak.", days(10)),
        ("Múlt héten tárgyaltak.", week(-1)),
        ("a jövő heti csúcs", week(1)),
        ("Két héttel ezelőtt tárgyaltak.", week(-2)),
        ("Múlt hónapban tárgyaltak.", month(-1)),
        ("Jövő hónapban tárgyalnak.", month(1)),
        ("Két hónappal ezelőtt tárgyaltak.", month(-2)),
        ("Két hónapon belül tárgyalnak.", month(2)),
        ("Tavaly nőtt a forgalom.", year(-1)),
        ("Tavalyelőtt nőtt a forgalom.", year(-2)),
        ("Jövőre nő a forgalom.", year(1)),
        ("Tíz évvel ezelőtt tárgyaltak.", year(-10)),
        ("a kapcsolatok 20. évfordulója", year(-20)),
        ("Az elmúlt három hónapban nőtt.", span(month(-3))),
        ("Az elmúlt 5 évben nőtt.", span(year(-5))),
        ("A következő tíz napban nő.", coming(days(10))),
        ("Az első negyedévben nőtt.", begun(1, 3)),
        ("A második félévben nőtt.", begun(7, 12)),
        ("A jövő év második felében nyílik.", months_of(7, 12, year(1))),
        ("Az idei első kilenc hónapban nőtt.", months_of(1, 9, year(0))),
        ("Szeptemberben tárgyaltak.", nearest_month(9)),
        ("Áprilisban kerül sor rá.", nearest_month(4, ahead=True)),
        ("Május 10-én tárgyaltak.", nearest_day(5, 10)),
        ("December 31-én kerül sor rá.", nearest_day(12, 31, ahead=True)),
        ("Február 29-én tárgyaltak.", nearest_day(2, 29)),
        ("Múlt májusban tárgyaltak.", month_before(5)),
        ("Jövő márciusban tárgyalnak.", month_after(3)),
        ("Múlt nyáron tárgyaltak.", season_over(6, 8)),
        ("Jövő tavasszal tárgyalnak.", season_to_begin(3, 5)),
        ("2030-ig elkészül.", just("2030")),
    ],
    "ru": [
        ("Они встретились в пятницу.", last_weekday(FRI)),
        ("Встреча состоится в пятницу.", next_weekday(FRI)),
        ("Они встретились в прошлый вторник.", last_weekday(TUE, -1)),
        ("Они встретятся в следующее воскресенье.", next_weekday(SUN, 1)),
        ("Они встретились вчера.", days(-1)),
        ("Они встретились позавчера.", days(-2)),
        ("Они встречаются сегодня.", days(0)),
        ("Они встретятся послезавтра.", days(2)),
        ("Они встретились три дня назад.", days(-3)),
        ("Они встретятся через десять дней.", days(10)),
        ("Они встретились на прошлой неделе.", week(-1)),
        ("Они встретятся на следующей неделе.", week(1)),
        ("Они встретились две недели назад.", week(-2)),
        ("Они встретились в прошлом месяце.", month(-1)),
        ("Они встретятся в следующем месяце.", month(1)),
        ("Они встретились два месяца назад.", month(-2)),
        ("Его подпишут в течение двух месяцев.", month(2)),
        ("Товарооборот вырос в прошлом году.", year(-1)),
        ("Товарооборот вырос в позапрошлом году.", year(-2)),
        ("Переговоры пройдут в следующем году.", year(1)),
        ("Они встретились десять лет назад.", year(-10)),
        ("20-летие установления отношений", year(-20)),
        ("Товарооборот вырос за последние три месяца.", span(month(-3))),
        ("Товарооборот вырос за последние пять лет.", span(year(-5))),
        ("Он вырастет в ближайшие десять дней.", coming(days(10))),
        ("Товарооборот вырос в первом квартале.", begun(1, 3)),
        ("Завод будет открыт во втором полугодии.", not_over(7, 12)),
        ("Его откроют в первой половине следующего года.", months_of(1, 6, year(1))),
        ("Товарооборот вырос за первые девять месяцев этого года.", months_of(1, 9, year(0))),
        ("Они встретились в сентябре.", nearest_month(9)),
        ("Встреча состоится в апреле.", nearest_month(4, ahead=True)),
        ("Они встретились 10 мая.", nearest_day(5, 10)),
        ("Встреча состоится 31 декабря.", nearest_day(12, 31, ahead=True)),
        ("Они встретились 29 февраля.", nearest_day(2, 29)),
        ("Его построят к 2030 году.", just("2030")),
        ("Он действует с марта 2018 года.", just("2018-03")),
    ],
}
CASES = [(language, text, told) for language, phrases in PHRASES.items() for text, told in phrases]


@pytest.mark.parametrize(("language", "text", "told"), CASES, ids=[text for _, text, _ in CASES])
def test_relative_dates_agree_with_a_walk_over_the_calendar(language: str, text: str, told: Oracle) -> None:
    differing = []
    for today in DAYS:
        found = [mention.value for mention in find_dates(text, language, today.isoformat())]
        if found != [told(today)]:
            differing.append((today.isoformat(), told(today), found))
    assert differing == []
