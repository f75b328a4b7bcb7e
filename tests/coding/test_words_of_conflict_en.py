"""Accusations, demands, refusals, threats and stoppages told in words of many kinds, and sentences that tell of none."""

import pytest
from sentences import code, who

from chancery.codebook import plover_type
from chancery.model import Event

EVENTS = [
    # blame
    ("Kosovo said Serbia was responsible for the attack.", "ACCUSE", "XKX", "SRB"),
    ("Pakistan says Indian agents were responsible.", "ACCUSE", "PAK", "IND"),
    ("Hugo Chávez called George W. Bush a liar and a murderer.", "ACCUSE", "VEN", "USA"),
    ("Ukraine's envoy branded Sergei Lavrov a war criminal.", "ACCUSE", "UKR", "RUS"),
    ("Evo Morales launched a furious attack on the European Commission.", "ACCUSE", "BOL", "European Commission"),
    ("Viktor Orbán attacked the ruling of the European Court of Justice.", "ACCUSE", "HUN", "ECJ"),
    ("China challenged the figures published by the World Health Organization.", "ACCUSE", "CHN", "WHO"),
    ("Rwanda disputed the findings of the UN report.", "ACCUSE", "RWA", "UN"),
    ("Amnesty International published a report highly critical of Saudi Arabia.", "ACCUSE", "Amnesty International", "SAU"),
    ("Brazil condemned the killings and the threats made by the Venezuelan government.", "ACCUSE", "BRA", "VEN"),
    ("The African Union expressed its rejection and condemnation of the coup in Gabon.", "ACCUSE", "AU", "coup"),
    ("Moscow alleged that Ukrainian saboteurs had blown up the bridge.", "ACCUSE", "RUS", "UKR"),
    ("Lebanon's patriarch described the Israeli raid as barbaric.", "ACCUSE", "LBN", "ISR"),
    (
        "A parliamentary committee has issued a report highly critical of the Maltese government.",
        "ACCUSE",
        "parliamentary committee",
        "MLT",
    ),
    ("China lodged stern representations with Lithuania.", "ACCUSE", "CHN", "LTU"),
    # courts and inquiries
    ("Kenyan officials say they have opened an investigation into whether the Somali ambassador lied.", "ACCUSE", "KEN", "SOM"),
    ("A Ugandan court found the opposition leader guilty of treason.", "ACCUSE", "UGA", "opposition leader"),
    ("An Egyptian court upheld the jail sentence of the activist.", "ACCUSE", "EGY", "activist"),
    ("Malawi placed the Chinese miner under investigation.", "ACCUSE", "MWI", "CHN"),
    ("Brazilian prosecutors are seeking a prison term for former president Jair Bolsonaro.", "ACCUSE", "BRA", "BRA"),
    ("Swiss prosecutors have opened an investigation into whether the Angolan minister took bribes.", "ACCUSE", "CHE", "AGO"),
    ("Interpol opened an inquiry into claims that Peruvian police tortured prisoners.", "ACCUSE", "Interpol", "PER"),
    # demands
    ("The opposition leader said the government must step down.", "REQUEST", "opposition leader", "government"),
    ("Turkey said the European Union has to keep its promises.", "REQUEST", "TUR", "EU"),
    ("The Kenyan government pressured doctors to call off the strike.", "REQUEST", "KEN", "doctors"),
    ("Algeria insisted that France return the skulls.", "REQUEST", "DZA", "FRA"),
    ("The IMF recommended that Egypt float its currency.", "REQUEST", "IMF", "EGY"),
    ("London wants Tehran to free the tanker.", "REQUEST", "GBR", "IRN"),
    ("Authorities in Benin are pressuring lecturers to cancel the strike.", "REQUEST", "BEN", "lecturers"),
    ("Former president Ollanta Humala said that the Peruvian government must resign.", "REQUEST", "PER", "PER"),
    ("The Peruvian opposition said the government must resign.", "REQUEST", "PER", "government"),
    # refusals
    ("French and EU negotiators failed to reach a deal on fish.", "REJECT", "EU+FRA", ""),
    ("Sweden will not extradite the journalist to Turkey.", "REJECT", "SWE", "TUR"),
    ("Ghana rejected a petition from 20 MPs.", "REJECT", "GHA", "20 MPs"),
    ("Bulgaria shot down a proposal from North Macedonia.", "REJECT", "BGR", "MKD"),
    ("Guinea's junta turned away the mediators from ECOWAS.", "REJECT", "GIN", "ECOWAS"),
    ("Saudi Arabia has no plans to restore ties with Syria.", "REJECT", "SAU+SYR", ""),
    ("The rebels said they will not release the hostages.", "REJECT", "rebels", "hostages"),
    ("A court in Oslo rejected an appeal filed by relatives of Mullah Krekar.", "REJECT", "NOR", "relatives"),
    ("Cuba refused to respond to a request from lawmakers.", "REJECT", "CUB", "lawmakers"),
    ("The Zambian opposition rejected the election results.", "REJECT", "ZMB", "election results"),
    ("Ankara refuses to lift the ban on Cypriot ships.", "REJECT", "TUR", "CYP"),
    ("Nigeria's main union rejected the government's offer.", "REJECT", "NGA", "government"),
    ("Kenya's electoral commission rejected opposition demands for a recount.", "REJECT", "KEN", "opposition"),
    ("The Taliban said they would never accept Turkish troops.", "REJECT", "Taliban", "TUR"),
    ("Ethiopia will not bow to Egypt over the dam.", "REJECT", "ETH", "EGY"),
    # threats
    ("Erdogan sent a letter to the Greek prime minister threatening to close the border.", "THREATEN", "TUR", "GRC"),
    ("American lawmakers introduced a bill that would sanction Chinese officials.", "THREATEN", "USA", "CHN"),
    ("Burmese authorities will extend the curfew order in Dhaka.", "THREATEN", "MMR", "BGD"),
    ("The Kenyan opposition announced that it would boycott the talks.", "THREATEN", "KEN", "talks"),
    ("Israel is prepared to strike Iran.", "THREATEN", "ISR", "IRN"),
    ("Sudan's army chief pledged to crush the rebels.", "THREATEN", "SDN", "rebels"),
    ("Poland said that Belarus would pay a heavy price.", "THREATEN", "POL", "BLR"),
    ("Senegal's opposition called for protests against President Macky Sall.", "THREATEN", "SEN", "SEN"),
    ("Nigerian doctors threatened to strike.", "THREATEN", "NGA", ""),
    ("Kenya warned Uganda against arresting fishermen on the lake.", "THREATEN", "KEN", "UGA"),
    # stoppages
    ("Protests erupted in Kazakhstan over fuel prices.", "PROTEST", "KAZ", ""),
    ("Mass protests rocked Armenia after the ceasefire.", "PROTEST", "ARM", ""),
    ("Protesters stormed the Swedish embassy in Baghdad.", "PROTEST", "protesters", "SWE"),
    ("Students clashed with riot police in Santiago.", "PROTEST", "Students", "CHL"),
    ("French farmers blocked roads around Paris.", "PROTEST", "FRA", ""),
    ("Trade unions in Belgium called a general strike.", "PROTEST", "BEL", ""),
    ("Taxi drivers in Rome plan to strike next week.", "THREATEN", "drivers", ""),
    ("Uyghur exiles burned Chinese flags in Istanbul.", "PROTEST", "exiles", "CHN"),
    ("Miners in Zambia are on strike.", "PROTEST", "miners", ""),
    ("The Hirak movement boycotted the vote.", "PROTEST", "Hirak movement", "vote"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), EVENTS)
def test_words_of_conflict_give_their_event(text: str, kind: str, actor: str, recipient: str) -> None:
    found = [(who(c.actor), who(c.recipient)) for c in code(text) if isinstance(c, Event) and plover_type(c) == kind]
    assert found == [(actor, recipient)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that Poland is responsible for air traffic control.",
        "Germany is responsible for the security of the border.",
        "Poland said that Germany had to borrow more last year.",
        "The minister said that Togo has a border with Ghana.",
        "Workers struck gold in Ghana.",
        "Scientists challenged the theory in Spain.",
        "A bill that would help farmers was discussed in Peru.",
        "Algeria insisted that France was wrong about trade.",
        "The ministry suggested that Togo sold more cotton.",
        "Kenya wants to build a port.",
        "Germany paid a heavy price for Russian gas.",
        "Snow blocked roads in Austria.",
        "Polish banks do not accept coins.",
        "Germany has to import most of its gas, the minister said.",
        "Students marched to the library in Prague.",
        "Peru's president said that the Peruvian government must act.",
        "Analysts warned that oil prices could rise if Iran and Israel went to war.",
        "A cold front threatens Greece with snow.",
        "The Indian team refused to shake hands after the match against Pakistan.",
        "Inflation threatens to slow growth in Turkey.",
        "The river threatened to flood villages in Poland.",
    ],
)
def test_words_of_conflict_in_other_matters_give_no_event(text: str) -> None:
    assert [c for c in code(text) if isinstance(c, Event)] == []


def test_what_somebody_does_not_exclude_is_possible() -> None:
    found = [c.factuality for c in code("Emmanuel Macron refused to rule out sending troops to Mali.") if isinstance(c, Event)]
    assert "fact" not in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iraq rejected U.S. calls for an inquiry.", "U.S."),
        ("Azerbaijan rejected an Armenian proposal.", "Armenian"),
    ],
)
def test_recipients_stand_at_their_own_words(text: str, words: str) -> None:
    (event,) = (c for c in code(text) if isinstance(c, Event) and c.event_type == "REJECT")
    assert [a.text for a in event.recipient] == [words]
