"""English sentences and the figures they give, with numbers that are none."""

import pytest
from sentences import code, told, who

from chancery.model import Figure

CASES = [
    ("Trade between Brazil and Argentina reached 28 billion dollars.", "28000000000 USD trade turnover exact level"),
    ("The trade turnover of the two states exceeded $7.5 billion.", "7500000000 USD trade turnover over level"),
    ("Finland and Estonia had a trade turnover of nearly 9 billion euros.", "9000000000 EUR trade turnover under level"),
    ("Trade between Finland and Estonia doubled.", "100 percent trade turnover exact increase"),
    ("Exports from Kenya to Uganda grew by 12 percent.", "12 percent exports exact increase"),
    ("Imports from Chile fell by 8.5 percent.", "8.5 percent imports exact decrease"),
    ("Exports to Germany were down 4 percent in Austria.", "4 percent exports exact decrease"),
    ("Peru's imports from China rose to 13 billion dollars.", "13000000000 USD imports exact level"),
    ("French investment in Morocco stands at about 2 billion euros.", "2000000000 EUR investment about level"),
    ("Ghana received a loan of $300 million from India.", "300000000 USD loan exact level"),
    ("Cuba's debt to Spain is less than 5 million euros.", "5000000 EUR debt under level"),
    ("Norway gave Malawi 20 million dollars in aid.", "20000000 USD aid exact level"),
    ("More than 300 Polish companies work in Ukraine.", "300 count companies over level"),
    ("Nearly 500 Dutch troops were sent to Mali.", "500 count troops under level"),
    ("Some 20,000 refugees crossed from Burundi to Rwanda.", "20000 count refugees about level"),
    ("At least 40 agreements were signed by India and Vietnam.", "40 count agreements signed at least level"),
    ("Cuba and Mexico have signed forty-two agreements.", "42 count agreements signed exact level"),
    ("Up to 1,000 students from Laos will study in Japan.", "1000 count students at most level"),
    ("There are 16 joint ventures between Oman and Iran.", "16 count joint ventures exact level"),
    ("Serbia released 12 Croatian prisoners.", "12 count prisoners exact level"),
    ("The border between Norway and Sweden is 1,630 kilometres long.", "1630 km border length exact level"),
    ("Thailand shares a 2,400-km border with Myanmar.", "2400 km border length exact level"),
    ("Tourism from Israel to Greece dropped by half, and exports by 3 per cent.", "3 percent exports exact decrease"),
    ("Italy accounts for 9 percent of Albania's imports.", "9 percent imports exact level"),
    ("About half of Serbia's exports go to Germany.", "50 percent exports about level"),
    ("Ghana's exports to Togo were $2 billion in 2020, up 20 per cent from 2019.", "20 percent exports exact increase"),
    ("Trade between Oman and Iran came to $1 billion, an increase of 9 percent.", "9 percent trade turnover exact increase"),
    ("Jordan's budget got 0.4 billion US dollars from Qatar.", "400000000 USD budget exact level"),
]

NONE = [
    "On 12 May 2020 the president of Malta resigned.",
    "Peru and Chile marked the 25th anniversary of their treaty.",
    "Article 5 of the treaty binds Norway and Turkey.",
    "The council passed Resolution 1325.",
    "The train leaves Vienna at 10.30 for Prague.",
    "In the 1990s Laos and Vietnam traded little.",
    "The G7 met in Japan.",
    "The minister of Fiji, aged 64, flew to Samoa.",
    "Brazil and Ghana met in Room 101.",
    "It was one of the hardest talks between Mali and Niger.",
    "The first visit to Oman lasted two days.",
]


@pytest.mark.parametrize(("sentence", "figure"), CASES)
def test_a_sentence_gives_a_figure(sentence: str, figure: str) -> None:
    assert figure in told(sentence, Figure)


@pytest.mark.parametrize("sentence", NONE)
def test_dates_names_and_list_numbers_are_no_figures(sentence: str) -> None:
    assert told(sentence, Figure) == []


@pytest.mark.parametrize(
    ("sentence", "about", "period"),
    [
        ("Trade between Brazil and Argentina reached 28 billion dollars in 2019.", "ARG+BRA", "2019"),
        ("In 2004 trade between Brazil and Argentina was worth $9 billion.", "ARG+BRA", "2004"),
        ("Exports from Kenya to Uganda grew by 12 percent in March 2020.", "KEN+UGA", "2020-03"),
        ("More than 300 Polish companies work in Ukraine.", "POL+UKR", ""),
    ],
)
def test_a_figure_is_about_states_and_a_period(sentence: str, about: str, period: str) -> None:
    assert [(who(c.about), c.period) for c in code(sentence) if isinstance(c, Figure)] == [(about, period)]


def test_every_number_of_a_sentence_keeps_its_own_measure() -> None:
    figures = told("Exports of Kenya to Uganda reached $600 million and imports $200 million.", Figure)
    assert figures == ["600000000 USD exports exact level", "200000000 USD imports exact level"]
