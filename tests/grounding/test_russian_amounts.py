"""Dates and quantities in Russian text: tables of phrases and traps."""

import pytest

from chancery.grounding.dates import find_dates
from chancery.grounding.quantities import find_quantities

DATES = [
    ("22 мая 2008 года", "", "2008-05-22 absolute"),
    ("22.05.2008", "", "2008-05-22 absolute"),
    ("в понедельник, 5 мая", "2008-06-01", "2008-05-05 absolute"),
    ("1 августа", "2008-10-11", "2008-08-01 absolute"),
    ("в мае 2008 г.", "", "2008-05 absolute"),
    ("в сентябре", "2020-11-02", "2020-09 absolute"),
    ("саммит пройдет в декабре", "2008-06-10", "2008-12 absolute"),
    ("в 2007 году", "", "2007 absolute"),
    ("договор 1972 года", "", "1972 absolute"),
    ("в 2012–2013 годах", "", "2012/2013 during"),
    ("с 2009 по 2012 год", "", "2009/2012 during"),
    ("к 2015 году", "", "2015 by"),
    ("до 2030 года", "", "2030 until"),
    ("с 2018 года", "", "2018 since"),
    ("к концу 2015 года", "", "2015 by"),
    ("в пятницу", "2008-05-05", "2008-05-02 weekday"),
    ("в среду", "2008-05-08", "2008-05-07 weekday"),
    ("вчера", "2008-05-05", "2008-05-04 relative"),
    ("на следующей неделе", "2025-12-30", "2026-01-05/2026-01-11 relative"),
    ("в прошлом месяце", "2008-01-11", "2007-12 relative"),
    ("в этом году", "2008", "2008 relative"),
    ("в следующем году", "2008", "2009 relative"),
    ("в октябре прошлого года", "2008", "2007-10 relative"),
    ("в первом полугодии 2024 года", "", "2024-01/2024-06 during"),
    ("в третьем квартале этого года", "2024", "2024-07/2024-09 during"),
    ("за первые девять месяцев 2023 года", "", "2023-01/2023-09 during"),
    ("в январе-октябре 2023 года", "", "2023-01/2023-10 during"),
    ("за последние пять лет", "2025", "2020/2025 during"),
    ("десять лет назад", "2025", "2015 relative"),
    ("через два месяца", "2025-03", "2025-05 relative"),
    ("20-летие отношений", "2012", "1992 anniversary"),
]
QUANTITIES = [
    ("16,5 миллиарда долларов США", "16500000000 USD exact level"),
    ("$4 млрд", "4000000000 USD exact level"),
    ("более 90 млрд рублей", "90000000000 RUB over level"),
    ("около 40 процентов", "40 percent about level"),
    ("не менее 40%", "40 percent at least level"),
    ("Товарооборот вырос на 50 процентов", "50 percent exact increase"),
    ("экспорт сократился на 12,5%", "12.5 percent exact decrease"),
    ("достиг 40 процентов", "40 percent exact level"),
    ("вырос с 1,8 млрд. долларов до 3,5 млрд. Стороны довольны", "1800000000 USD exact level, 3500000000 USD exact level"),
    ("двести пятьдесят тысяч человек", "250000 count exact level"),
    ("от 5 до 7 миллиардов евро", "6000000000 EUR about level"),
    ("7 598 км", "7598 km exact level"),
    ("30 млрд кубометров", "30000000000 m3 exact level"),
    ("двадцать пять документов", "25 count exact level"),
    ("сто двадцать компаний", "120 count exact level"),
    ("подписано 16 соглашений", "16 count exact level"),
    ("пять лет", "5 years exact level"),
    ("Товарооборот удвоился", "100 percent exact increase"),
    ("занимает третье место", "3 rank exact level"),
    ("почти половина экспорта", "50 percent under level"),
]
NO_DATES = [
    "маятник качается", "в последние месяцы", "в 1990-х годах", "резолюция 1929", "в прошлом", "год был хорошим",
    "в 21 веке", "мартеновская печь", "2000 человек", "среди стран", "более 2000 солдат",
]  # fmt: skip
NO_QUANTITIES = [
    "22 мая 2008 года", "в 2007 году", "в 14:30", "20-летие отношений", "2. Стороны договорились", "резолюция 1929",
    "две страны", "два президента", "обе стороны", "один из партнеров", "несколько сотен человек", "статья 5 договора",
    "тысячи людей", "переговоры 5+1", "в 21 веке", "десять лет назад", "один человек",
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "expected"), DATES)
def test_dates(text: str, anchor: str, expected: str) -> None:
    assert ", ".join(f"{mention.value} {mention.how}" for mention in find_dates(text, "ru", anchor)) == expected


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities(text: str, expected: str) -> None:
    found = find_quantities(text, "ru")
    assert ", ".join(f"{q.value:.15g} {q.unit} {q.approximation} {q.change}" for q in found) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert find_dates(text, "ru", "2008-05-05") == []


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_no_quantities(text: str) -> None:
    assert find_quantities(text, "ru") == []
