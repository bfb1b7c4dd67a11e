"""Prices and speeds with a slash: the number is one, and experts read the slash as "per"; quotients stay quotients."""

import pytest

from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        ("netflix is 9.99/mo for 8 months", "netflix is <n1> per month for <n2> months", ["9.99", "8"]),
        ("$20/h for 6 hours", "$ <n1> per hour for <n2> hours", ["20", "6"]),
        ("i get 12/hr and work 30 hrs", "i get <n1> per hour and work <n2> hrs", ["12", "30"]),
        ("15/h, 6 hours", "<n1> per hour , <n2> hours", ["15", "6"]),
        ("18/24 on quiz one", "<n1> on quiz one", ["18/24"]),
        ("15/hr * 8", "<n1> per hour * <n2>", ["15", "8"]),
        ("rice at 2.50/kg", "rice at <n1> per kg", ["2.50"]),
        ("$280/week or $1000/month", "$ <n1> per week or $ <n2> per month", ["280", "1000"]),
        ("6.5 l/100km, 420 km", "<n1> l / <n2> km , <n3> km", ["6.5", "100", "420"]),
        ("6.8 l / 100 km, 180 km", "<n1> l / <n2> km , <n3> km", ["6.8", "100", "180"]),
        ("38 per m2, 24 m2", "<n1> per m^2 , <n2> m^2", ["38", "24"]),
        ("12/m2, 4 m2", "<n1> per m^2 , <n2> m^2", ["12", "4"]),
        ("convert 5 ft2 to m2", "convert <n1> ft^2 to m^2", ["5"]),
        ("steel 7850 kg/m3, 2 m3", "steel <n1> kg/m3 , <n2> m^3", ["7850", "2"]),
        ("pumped at 5 m^3/min for 6 min", "pumped at <n1> m^3 / min for <n2> min", ["5", "6"]),
        ("6 m³/h in a pool", "<n1> m^3 / h in a pool", ["6"]),
        ("7.8 g/cm3 times 20 cm3", "<n1> g/cm3 times <n2> cm^3", ["7.8", "20"]),
        ("5:30/km for 10 km", "<t1> / km for <n1> km", ['"5:30"', "10"]),
        ("4.5 GB at 20 MB/s", "<n1> gb at <n2> mb/s", ["4.5", "20"]),
        ("8 Gbit at 50 mbit/s", "<n1> gbit at <n2> mbit/s", ["8", "50"]),
        ("60 km/h and 3 m/s", "<n1> km/h and <n2> m/s", ["60", "3"]),
    ],
)
def test_a_unit_after_a_slash_is_no_unknown(question, text, slots):
    made = sketch(question)
    assert (made.text, list(made.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("simplify 20/h", ["20/h"]),
        ("20/h when h = 4", ["20/h", "h = 4"]),
        ("$1/x$ and $2/m$", ["1/x", "2/m"]),
        ("solve 12/m + 3 = 7", ["12/m + 3 = 7"]),
        ("3/4 of 20", ["3/4", "20"]),
        ("differentiate l/100", ["l/100"]),
    ],
)
def test_a_quotient_stays_one(question, slots):
    assert list(sketch(question).slots.values()) == slots
