"""Prose around mathematics: short forms, pronouns, units, told quantities and clocks are not taken for formulas."""

import pytest

from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        ("a pizza w/ 8 equal parts", "a pizza with <n1> equal parts", ["8"]),
        ("draw 2 w/o replacement", "draw <n1> without replacement", ["2"]),
        ("tired b/c of 3 exams", "tired because of <n1> exams", ["3"]),
        ("n/a and/or 5", "n/a and / or <n1>", ["5"]),
        ("b/c when b = 3", "<p1> when <q1>", ["b/c", "b = 3"]),
        ("solve w/119 + 8 = 2", "solve <q1>", ["w/119 + 8 = 2"]),
        ("quick q, 40 tickets", "quick q , <n1> tickets", ["40"]),
        ("Let q = 3. Sort q, 4", "let <q1> . sort <l1>", ["q = 3", "[q, 4]"]),
        ("49, 22, 37 - i mean the range", "<l1> - i mean the range", ["[49, 22, 37]"]),
        ("put √3 + i into polar form", "put <p1> into polar form", ["sqrt 3 + i"]),
        ("subtract 2 - i from 5", "subtract <p1> from <n1>", ["2 - i", "5"]),
        ("p(i) = -2 + i take p(3)", "<f1> take <c1>", ["p(i) = -2 + i", "p(3)"]),
        ("75 a week for a PS5", "<n1> a week for a ps5", ["75"]),
        ("22 kg of CO2", "<n1> kg of co2", ["22"]),
        ("scale 1:50, 4 cm", "scale <n1> : <n2> , <n3> cm", ["1", "50", "4"]),
        ("ratio 12:18", "ratio <n1> : <n2>", ["12", "18"]),
        ("4:30", "<n1> : <n2>", ["4", "30"]),
        ("it is 4:30, 20 minutes later", "it is <t1> , <n1> minutes later", ['"4:30"', "20"]),
        ("12:30 to 13:45", "<t1> to <t2>", ['"12:30"', '"13:45"']),
        ("from half past seven to quarter past 3", "from <t1> to <t2>", ['"half past seven"', '"quarter past 3"']),
        ("it's 10 past 4, in 45 minutes", "it's <t1> , in <n1> minutes", ['"10 past 4"', "45"]),
        ("3 hours after midnight", "<n1> hours after <t1>", ["3", '"midnight"']),
        ("20 minutes after 5 to 9", "<n1> minutes after <t1>", ["20", '"5 to 9"']),
        ("seven o'clock sharp", "<t1> sharp", ['"seven o\'clock"']),
        ("quarter to 5 plus 30 minutes", "<t1> plus <n1> minutes", ['"quarter to 5"', "30"]),
        ("from 5 to 10 in 3 minutes", "from <n1> to <n2> in <n3> minutes", ["5", "10", "3"]),
        ("5 to 9 odds", "<n1> to <n2> odds", ["5", "9"]),
        ("meet me at noon", "meet me at noon", []),
        ("29:30", "<n1> : <n2>", ["29", "30"]),
        ("exactly 3 successes, success prob 0.3", "exactly <n1> successes , success prob <n2>", ["3", "0.3"]),
        ("a sequence seccsess from sssbbss", "a sequence <w1> from <w2>", ['"seccsess"', '"sssbbss"']),
        ("how many orders of the letters of banana", "how many orders of the letters of <w1>", ['"banana"']),
        ("the letters of the word LEVEL", "the letters of the word <w1>", ['"LEVEL"']),
        ("the letters in my name", "the letters in my name", []),
        ("which is da closest (a) 5 (b) 6 (c) 7 (d) 8", "which is da closest <o1>", ["{a: 5, b: 6, c: 7, d: 8}"]),
        ("a discount (60%) on 40", "a discount ( <n1> % ) on <n2>", ["60", "40"]),
        ("12 and (-3)", "<n1> and <n2>", ["12", "-3"]),
        ("area 135 m² and its length 15 m", "area <n1> m^2 and its length <n2> m", ["135", "15"]),
        ("135 m2", "<n1> m^2", ["135"]),
        ("20cm3 of it", "<n1> cm^3 of it", ["20"]),
        ("3 m^2 + 2 m", "<p1> m", ["3 m^2 + 2"]),
        ("avg(12, 45, 78)", "avg <l1>", ["[12, 45, 78]"]),
        ("mean (3,4)", "mean <l1>", ["[3,4]"]),
        ("distance(3, 4)", "distance <v1>", ["(3, 4)"]),
        ("prob 0.35, 9 trials", "prob <n1> , <n2> trials", ["0.35", "9"]),
        ("it costs 240, and 10% is taken off", "it costs <n1> , and <n2> % is taken off", ["240", "10"]),
        ("which is larger, 2.5, and 2.45?", "which is larger , <l1> ?", ["[2.5, 2.45]"]),
        ("scored 95, 80% on tests", "scored <n1> , <n2> % on tests", ["95", "80"]),
        ("1:25000, 8 cm", "<n1> : <n2> , <n3> cm", ["1", "25000", "8"]),
        ("gcd of 12, 18 please", "gcd of <l1> please", ["[12, 18]"]),
        ("scores 95, 80, 70 points", "scores <l1> points", ["[95, 80, 70]"]),
        ("GCD Of 7, 91 And 19 Please", "gcd of <l1> please", ["[7, 91, 19]"]),
        ("3 km/h, 5 min", "<n1> km/h , <n2> min", ["3", "5"]),
    ],
)
def test_words_stay_words(question, text, slots):
    made = sketch(question)
    assert (made.text, list(made.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("circle r = 6 area", "circle r = <n1> area"),
        ("team A: n = 15; team B: n = 20. compare", "team A : n = <n1> ; team B : n = <n2> . compare"),
        ("area between z = -1.2 and z = 0.7", "area between z = <n1> and z = <n2>"),
        ("triangle ABC, AB = 7 cm, angle A = 60°", "triangle abc , ab = <n1> cm , angle A = <n2> °"),
        ("rectangle, AB = 2x, BC = 5, AB = 8", "rectangle , <q1> , bc = <n1> , <q2>"),
        ("cylinder r=3cm h=1,000 volume", "cylinder r = <n1> cm h = <n2> volume"),
        ("what does z = -1.5 say", "what does z = <n1> say"),
        ("n = 12, p = 0.3, P(X = 4)", "n = <n1> , p = <n2> , P ( <q1> )"),
        ("events with P(A) = 0.62", "events with P ( A ) = <n1>"),
        ("p(a) = 0.62, p(b) = .3", "p ( a ) = <n1> , p ( b ) = <n2>"),
        ("n(A)=20, n(A∩B)=6, n(A∪B)?", "n ( A ) = <n1> , n ( A ∩ B ) = <n2> , n ( A ∪ B ) ?"),
        ("|A| = 7 and |A ∪ B| = 9 so B?", "| A | = <n1> and | A ∪ B | = <n2> so B ?"),
        ("if n(A) = 20 then n(3)", "if <q1> then <c1>"),
    ],
)
def test_a_told_quantity_is_words_and_a_number(question, text):
    assert sketch(question).text == text


@pytest.mark.parametrize(
    "question",
    [
        "r = 6",
        "x = 3 here",
        "solve r = 6 for r",
        "evaluate r^2 when r = 6",
        "let w = 5. calculate w",
        "find 4f where f = 11",
        "plot r = 6 for me",
        "F = m*a, m = 3",
        "p(w) = 1, find u(3)",
    ],
)
def test_an_equation_that_is_used_stays_one(question):
    assert {"<q1>", "<f1>"} & set(sketch(question).slots)
