"""What is counted, for how long something holds, by how much it grew: values and units, in three languages."""

import pytest
from sentences import code

from chancery.coding.measures import _lexicon
from chancery.model import Figure

CASES = [
    ("en", "Denmark will send 24 field hospitals to Ukraine.", "24 count buildings"),
    ("en", "South Korea sold Poland 48 light combat jets.", "48 count aircraft"),
    ("en", "Brussels froze the assets of 112 Belarusian officials.", "112 count officials"),
    ("en", "Canada will train 400 Kenyan nurses and 90 midwives.", "400 count nurses, 90 count midwives"),
    ("en", "The 45-member Suppliers Group wrote to Japan.", "45 count members"),
    ("en", "About 60,000 Tajiks live in Kazakhstan.", "60000 count citizens"),
    ("en", "Chile's wine exports to Brazil grew sixfold.", "500 percent exports"),
    ("en", "Sweden pays NOK 340 million for Norwegian electricity.", "340000000 NOK electricity supply"),
    ("en", "Thailand exports between 6 and 8 million tonnes of rice a year to Indonesia.", "6000000 tonnes exports"),
    ("en", "The lease of the base in Djibouti runs for 10 years.", "10 years term"),
    ("en", "Japan and Laos will finish the bridge within three years.", "3 years duration"),
    ("hu", "Dánia 24 tábori kórházat küld Ukrajnának.", "24 count hospitals"),
    ("hu", "Brüsszel 112 fehérorosz tisztviselő vagyonát fagyasztotta be.", "112 count officials"),
    ("hu", "Vietnám és Laosz 2500 határkövet állított fel.", "2500 count number"),
    ("hu", "Lengyelország és Litvánia 30–30 diákot cserélt.", "30 count students"),
    ("hu", "Omán iráni behozatala négyszeresére nőtt.", "300 percent imports"),
    ("hu", "Svédország 340 millió norvég koronát fizet a norvég áramért.", "340000000 NOK electricity supply"),
    ("hu", "A dzsibuti támaszpont bérlete 10 évre szól.", "10 years term"),
    ("ru", "Дания направит Украине 24 полевых госпиталя.", "24 count hospitals"),
    ("ru", "Брюссель заморозил активы 112 белорусских чиновников.", "112 count officials"),
    ("ru", "Польша приняла свыше семисот украинских беженцев.", "700 count refugees"),
    ("ru", "Импорт Омана из Ирана вырос в четыре раза.", "300 percent imports"),
    ("ru", "Перу и Эквадор подписали пятилетнюю программу по рыболовству.", "5 years term"),
    ("ru", "Таиланд ежегодно продаёт Индонезии 6–8 млн тонн риса.", "6000000 tonnes weight"),
]

NONE = [
    ("en", "The three Baltic states closed their embassies in Minsk."),
    ("en", "The two presidents met for two hours in Ottawa."),
    ("en", "Five days later the ambassador of Chad left Paris."),
    ("en", "The Spanish side raised three questions with Portugal."),
    ("en", "The envoys of Mali will be at COP 28 in Dubai."),
    ("en", "The Danish tank holds 150 gallons."),
    ("hu", "A három balti állam bezárta minszki nagykövetségét."),
    ("hu", "Öt nappal később Csád nagykövete elhagyta Párizst."),
    ("hu", "A spanyol fél három kérdést vetett fel Portugáliának."),
    ("hu", "Norvégia kilenc fordulós versenyt nyert Svájcban."),
    ("ru", "Три страны Балтии закрыли посольства в Минске."),
    ("ru", "Пять дней спустя посол Чада покинул Париж."),
    ("ru", "Сборная Чили вышла на 5 место в Перу."),
    ("ru", "Посол Ганы прошёл 10-недельный курс в Вене."),
]


def figures(language: str, sentence: str) -> str:
    """Write the figures of a sentence."""
    found = [c for c in code(sentence, language=language) if isinstance(c, Figure)]
    return ", ".join(f"{f.value:.12g} {f.unit} {f.measure}" for f in found)


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_things_terms_and_growth_are_figures(language: str, sentence: str, expected: str) -> None:
    assert figures(language, sentence) == expected


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_what_only_refers_or_tells_a_moment_is_no_figure(language: str, sentence: str) -> None:
    assert figures(language, sentence) == ""


@pytest.mark.parametrize("language", ["en", "hu", "ru"])
def test_no_noun_is_both_counted_and_uncounted(language: str) -> None:
    known = _lexicon(language)
    counted = {phrase[0] for entries in known.things.values() for phrase, _ in entries if len(phrase) == 1}
    assert counted & known.words["uncounted.ever"] == set()
