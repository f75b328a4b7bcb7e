"""Several deeds promised in one breath are as many commitments, in every language."""

import pytest
from sentences import told

from chancery.model import Commitment


@pytest.mark.parametrize(
    ("sentence", "language", "deeds"),
    [
        (
            "Kenya will open an embassy in Oman and send an ambassador there next year.",
            "en",
            ["open an embassy in Oman", "send an ambassador there next year"],
        ),
        (
            "Minister Anna Berg said that Sweden would lift the ban, resume deliveries and reopen its consulate in Oran.",
            "en",
            ["lift the ban", "resume deliveries", "reopen its consulate in Oran"],
        ),
        (
            "Peru pledged to cut emissions, double its aid to Bolivia and train its police.",
            "en",
            ["cut emissions", "double its aid to Bolivia", "train its police"],
        ),
        (
            "Svédország megígérte, hogy feloldja a tilalmat, és újraindítja a szállításokat Algériába.",
            "hu",
            ["feloldani a tilalmat", "újraindítani a szállításokat Algériába"],
        ),
        (
            "Норвегия обязалась финансировать клинику, направить врачей в Малави и списать долг.",
            "ru",
            ["финансировать клинику", "направить врачей в Малави", "списать долг"],
        ),
    ],
)
def test_each_deed_of_a_row_is_promised(sentence: str, language: str, deeds: list[str]) -> None:
    assert [each.partition(": ")[2] for each in told(sentence, Commitment, language=language)] == deeds


@pytest.mark.parametrize(
    ("sentence", "language", "deeds"),
    [
        ("Kenya will open an embassy in Oman and Oman has closed its own.", "en", ["open an embassy in Oman"]),
        ("Kína megígérte Kenyának, hogy vasutat épít, és Kenya köszönetet mondott.", "hu", ["vasutat építeni"]),
    ],
)
def test_what_another_does_or_has_done_is_no_part_of_the_row(sentence: str, language: str, deeds: list[str]) -> None:
    assert [each.partition(": ")[2] for each in told(sentence, Commitment, language=language)] == deeds
