"""The spans of a text: what kind each is, what stands in it, and that no text upsets or delays the search."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.kinds import Kind
from engine.reading.spans import find_spans


def kinds(text):
    return [(span.kind, span.text) for span in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("gcd of 12 and 18", [("n", "12"), ("n", "18")]),
        ("rhombus, d1 = 30 and d2=-40", [("n", "30"), ("n", "-40")]),
        ("v1 = (3,4), y2 = 2x + 3", [("v", "(3,4)"), ("p", "2x + 3")]),
        ("27 March 1756 - 5 June 1791", [("d", '"27 March 1756"'), ("d", '"5 June 1791"')]),
        ("12 may - 3 aug", [("d", '"12 may"'), ("d", '"3 aug"')]),
        ("2024-03-01 - 2024-05-02", [("d", '"2024-03-01"'), ("d", '"2024-05-02"')]),
        ("length of AB with A(1, 1, 1) and B(3, 4, 7)", [("v", "(1, 1, 1)"), ("v", "(3, 4, 7)")]),
        ("it is -3.5 degrees", [("n", "-3.5")]),
        ("1,234,567 people", [("n", "1234567")]),
        ("diameter 14cm (leave it exact), height 5m (1 dp)", [("n", "14"), ("n", "5"), ("n", "1")]),
        ("what's cos x", [("p", "cos x")]),
        ("2 1/2 cups", [("n", "2 1/2")]),
        ("three hundred and fifty-three plus a dozen", [("n", "353"), ("n", "12")]),
        ("what is 3!?", [("e", "3!")]),
        ("what is gcd(48,180)?", [("e", "gcd(48,180)")]),
        ("10 mod 3", [("e", "10 mod 3")]),
        ("12 x 15 =", [("e", "12 x 15")]),
        ("$9.60 / 12 rolls", [("e", "9.60 / 12")]),
        ("€45/6 each", [("e", "45/6")]),
        ("45/6 each", [("n", "45/6")]),
        ("sqrt 16 + cbrt 27", [("e", "sqrt 16 + cbrt 27")]),
        ("find log_2 8 please", [("e", "log_2 8")]),
        ("expand (x + 1)**2", [("p", "(x + 1)**2")]),
        ("what is h(-6)?", [("c", "h(-6)")]),
        ("let h(a) = a**2 - 3.", [("f", "h(a) = a**2 - 3")]),
        ("solve 2x + 3 = 11", [("q", "2x + 3 = 11")]),
        ("|x-3| < 5", [("r", "|x-3| < 5")]),
        ("2x+3y=5 and x-y=1", [("q", "2x+3y=5"), ("q", "x-y=1")]),
        ("sort 3, -5, t and 0.2", [("l", "[3, -5, t, 0.2]")]),
        ("order 0.6, 5/8, 62% from the least", [("l", "[0.6, 5/8, 62%]")]),
        ("which is biggest: 45%, 0.5 or 2/5", [("l", "[45%, 0.5, 2/5]")]),
        ("which is bigger, 3/8 or 40%", [("n", "3/8"), ("n", "40%")]),
        ("largest of 5%, 7% and 3%", [("n", "5"), ("n", "7"), ("n", "3")]),
        ("which is greater: 15% of 80 or 12", [("n", "15"), ("n", "80"), ("n", "12")]),
        ("mean of [1, 2, 3]", [("l", "[1, 2, 3]")]),
        ("mean of 85%, 90% and 78%", [("l", "[85, 90, 78]")]),
        ("52kg, 61 kg, 48kg, average", [("l", "[52, 61, 48]")]),
        ("median of $4.50, $3.20 and $8", [("l", "[4.50, 3.20, 8]")]),
        ("12 °C, 15 °C, 9 °C on average", [("l", "[12, 15, 9]")]),
        ("mean of 5 m, 7 m, 3 ft", [("n", "5"), ("n", "7"), ("n", "3")]),
        ("discounts of 10%, 20%, 5%", [("n", "10"), ("n", "20"), ("n", "5")]),
        (
            "0 to 5 min (12), 5 to 10 min (8)",
            [("n", "0"), ("n", "5"), ("n", "12"), ("n", "5"), ("n", "10"), ("n", "8")],
        ),
        ("0 to 5 km (3 runs), 5 to 9 km", [("n", "0"), ("n", "5"), ("n", "3"), ("n", "5"), ("n", "9")]),
        ("max (3, 5) and min (12, 4)", [("e", "max (3, 5)"), ("e", "min (12, 4)")]),
        ("mean of {1, 2}", [("l", "[1, 2]")]),
        ("which of a, b, c is it", [("l", "[a, b, c]")]),
        ("{z: 6, g: 2}", [("o", "{z: 6, g: 2}")]),
        ("bigger: (a) 3 (b) 1/2 (c) 0.7?", [("o", "{a: 3, b: 1/2, c: 0.7}")]),
        ("which a) 1 b) 2", [("o", "{a: 1, b: 2}")]),
        ("between (3, -4) and (0, 1/2)", [("v", "(3, -4)"), ("v", "(0, 1/2)")]),
        ("11:45 pm to 6:00 AM", [("t", '"11:45 pm"'), ("t", '"6:00 AM"')]),
        ("at 7 a.m. sharp", [("t", '"7 a.m."')]),
        ("from March 3, 2021 to 2022-01-05", [("d", '"March 3, 2021"'), ("d", '"2022-01-05"')]),
        ("the 3rd of May 2020", [("d", '"3rd of May 2020"')]),
        ("3b33 from base 12", [("b", '"3b33"'), ("n", "12")]),
        ("3b - b30 in base 12", [("b", '"3b - b30"'), ("n", "12")]),
        ("what number is MCMXLIX", [("b", '"MCMXLIX"')]),
        ("2x + 10 and 3x are supplementary", [("p", "2x + 10"), ("p", "3x")]),
        ("they are 2x + 10 and 3x, x?", [("p", "2x + 10"), ("p", "3x")]),
        ("lcm of 2x, x", [("l", "[2x, x]")]),
        ("a has 3x as many as b, b = x + 10", [("n", "3"), ("q", "b = x + 10")]),
        ("what is X in roman numerals", [("b", '"X"')]),
        ("what does the roman numeral I mean", [("b", '"I"')]),
        ("can I read the roman numeral C", [("b", '"C"')]),
        ("what is XLII + IX", [("b", '"XLII"'), ("b", '"IX"')]),
        ("so MCMXC + X is", [("b", '"MCMXC"'), ("b", '"X"')]),
        ("XC times IV in digits", [("b", '"XC"'), ("b", '"IV"')]),
        ("XXV to arabic", [("b", '"XXV"')]),
        ("xiv plus IX in roman numerals", [("b", '"xiv"'), ("b", '"IX"')]),
        ("a mix of XL and CD shirts, I guess", []),
        ("draw from ppppppwpp", [("w", '"ppppppwpp"')]),
        ("it costs $5.50 and $3", [("n", "5.50"), ("n", "3")]),
        ("50% of 80", [("n", "50"), ("n", "80")]),
        ("line A makes 60% 2% of it bad", [("n", "60"), ("n", "2")]),
        ("a 5% 3 year bond", [("n", "5"), ("n", "3")]),
        ("what is 17%5", [("e", "17%5")]),
        ("what is 17 % 5", [("e", "17 % 5")]),
        ("60 km/h", [("n", "60")]),
        ("5kg of 3m", [("n", "5"), ("n", "3")]),
        ("d/dx x^2", [("p", "x^2")]),
        ("3 - 5 + (2", [("e", "3 - 5"), ("n", "2")]),
    ],
)
def test_each_piece_of_mathematics_is_found_with_its_kind(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


@pytest.mark.parametrize(
    "text",
    ["", " ", "hello there", "a well-known fact", "I am on it", "one of them", "twenty third", "x", "<>", "😀", "(((", "may I come in march", "dy/dx -> ft^2", "b) no"],
)  # fmt: skip
def test_words_hold_no_mathematics(text):
    assert kinds(text) == []


@given(
    st.text(st.sampled_from("0123456789abxhn .,:;()[]{}|<>=+-*/^%!$\"'\\_éπ²½٣\n"), max_size=60) | st.text(max_size=40)
)
def test_spans_are_in_order_apart_and_inside_the_text(text):
    end = 0
    for span in find_spans(text):
        assert end <= span.start < span.end <= len(text)
        assert span.text
        end = span.end


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_two_numbers_between_words_are_two_spans_digit_for_digit(one, other):
    assert kinds(f"gcd of {one} and {other} please") == [(Kind.NUMBER, str(one)), (Kind.NUMBER, str(other))]


@pytest.mark.parametrize(
    "piece",
    ["(", "((1) ", "h(", "h(h(1)) ", "ln(", "log_2(", "|", "{", "{a:", "[", "1,", "1 ", "a) ", "a, ", "x, 3, ", "1+", "-", "ab", "1a", "a1", "abc-", "f-",
     "twenty ", "jan 1 ", "1/2", "9", "pi ", "sqrt ", "2x ", "12 x ", "1:1:", "(a) 1 ", "and, ", "3 and ", "½", "<n1> ", "= ", "mmmmmm "],
)  # fmt: skip
def test_a_piece_repeated_to_the_limit_takes_little_time(piece):
    find_spans(piece * 3)
    started = time.process_time()
    find_spans((piece * 1000)[:1000])
    assert time.process_time() - started < 0.15


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("74 each + 9.50 shipping", [("n", "74"), ("n", "9.50")]),
        ("156 euro + 10% service", [("n", "156"), ("n", "10")]),
        ("18 each + 5 + 7", [("n", "18"), ("e", "5 + 7")]),
        ("80 euros - 15%", [("n", "80"), ("n", "15")]),
        ("from 10 kg - 20 kg", [("n", "10"), ("n", "20")]),
        ("50 - 3 beers at 6.50", [("n", "50"), ("n", "3"), ("n", "6.50")]),
        ("80 - 9.50 + 2 big pizzas for $12", [("e", "80 - 9.50"), ("n", "2"), ("n", "12")]),
        ("20 - 3 beers", [("e", "20 - 3")]),
        ("the account: +150, then +35", [("n", "150"), ("n", "35")]),
        ("moves +5, -3, +8", [("l", "[5, -3, 8]")]),
        ("5 pm - 9 pm", [("t", '"5 pm"'), ("t", '"9 pm"')]),
        ("5 and - 3", [("n", "5"), ("n", "- 3")]),
        ("- 5 apples at 0.40", [("n", "5"), ("n", "0.40")]),
        ("i bought\n- 5 apples\n- 2 kg of flour", [("n", "5"), ("n", "2")]),
        ("the party - 20 people, 3 pizzas", [("n", "20"), ("n", "3")]),
        ("shirts - 20% off 35", [("n", "20"), ("n", "35")]),
        ("- 40 degrees in fahrenheit", [("n", "- 40")]),
        ("numbers between - 5 and 3", [("n", "- 5"), ("n", "3")]),
        ("- 5 times 3", [("n", "- 5"), ("n", "3")]),
        ("2 ln x + 4", [("p", "2 ln x + 4")]),
        ("the derivative of x e^x", [("p", "x e^x")]),
        ("5 kg + 300 g", [("n", "5"), ("n", "300")]),
        ("5kg - 300g", [("n", "5"), ("n", "300")]),
        ("3 m + 40 cm", [("n", "3"), ("n", "40")]),
        ("3 m + 40", [("p", "3 m + 40")]),
    ],
)
def test_a_sign_between_amounts_is_no_sign_of_the_second(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("8k + 3 equals 512, k?", [("p", "8k + 3"), ("n", "512")]),
        ("triangle area 48, height 32, t?", [("n", "48"), ("n", "32")]),
        ("they sum to 96, two of them are equal", [("n", "96"), ("n", "2")]),
        ("a voucher of 30, six of us", [("n", "30"), ("n", "6")]),
        ("$1 = 0.92 euro, $250 is", [("n", "1"), ("n", "0.92"), ("n", "250")]),
        ("scale 1 cm = 5 km", [("n", "1"), ("n", "5")]),
        ("(1 GB = 1000 MB)", [("n", "1"), ("n", "1000")]),
        ("1 L = 1000 mL, 3 L", [("n", "1"), ("n", "1000"), ("n", "3")]),
        ("3h = 12", [("q", "3h = 12")]),
        ("is 5 = 5", [("q", "5 = 5")]),
        ("paid with a fifty, 4 x 8.25, change?", [("n", "50"), ("e", "4 x 8.25")]),
        ("out of 40, 9 were late", [("n", "40"), ("n", "9")]),
        ("sample of 400, 220 were in favour", [("n", "400"), ("n", "220")]),
        ("apr 5%, apr 5.5%, due apr 5.", [("n", "5"), ("n", "5.5"), ("d", '"apr 5"')]),
        ("+8% on 1,450", [("n", "8"), ("n", "1450")]),
        ("mean of +3, -4, +7", [("l", "[3, -4, 7]")]),
        ("the mean of 40, 9 is", [("l", "[40, 9]")]),
        ("solve for k, 2^k equals 128", [("p", "2^k"), ("n", "128")]),
        ("sort 3, t", [("l", "[3, t]")]),
        ("which is bigger, 3, k?", [("l", "[3, k]")]),
        ("the mean of 3, 5", [("l", "[3, 5]")]),
    ],
)
def test_what_a_sign_only_sets_apart_is_not_one(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("-20% sale on 85 €", ["20", "85"]),
        ("a stock -20% then +25%", ["20", "25"]),
        ("-10% code on 120", ["10", "120"]),
        ("changed by -20%, was 50 €", ["-20", "50"]),
        ("-5% of 300 €", ["-5", "300"]),
        ("returns 4%, -2%, 5% in $", ["4", "-2", "5"]),
        ("a growth -3%", ["-3"]),
    ],
)
def test_a_percent_that_is_taken_off_has_its_sign_in_the_words(text, values):
    assert [written for _, written in kinds(text)] == values


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a bag (1000 g) costs 3.20", [("n", "1000"), ("n", "3.20")]),
        ("1,200 l (1,000 l)", [("n", "1200"), ("n", "1000")]),
        ("if g = 3, (1000 g) is", [("q", "g = 3"), ("p", "(1000 g)")]),
        ("expand (3 n)^2", [("p", "(3 n)^2")]),
    ],
)
def test_a_measure_in_brackets_is_a_number(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


def test_that_is_names_no_unknown():
    assert kinds("order: 0, i.e. order 2") == [(Kind.NUMBER, "0"), (Kind.NUMBER, "2")]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("3 log_2(4) + log_2(16)", [("e", "3 log_2(4) + log_2(16)")]),
        ("3log_2(4)", [("e", "3log_2(4)")]),
        ("log_x(49) = 2", [("q", "log_x(49) = 2")]),
    ],
)
def test_a_logarithm_has_its_factor_and_any_base(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("factor 6ab - 9b", [("p", "6ab - 9b")]),
        ("expand 2cd(c+d)", [("p", "2cd(c+d)")]),
        ("6ab - 9b in base 12", [("b", '"6ab - 9b"'), ("n", "12")]),
        ("the digit of 7ab", [("b", '"7ab"')]),
        ("3b33", [("b", '"3b33"')]),
    ],
)
def test_letters_after_digits_are_unknowns_where_no_base_is_spoken_of(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("distance from P(1, 0) to Q(4, 4)", [("v", "(1, 0)"), ("v", "(4, 4)")]),
        ("a line through A(-1/2, 2.5)", [("v", "(-1/2, 2.5)")]),
        ("P(2, 9) is flipped at the x-axis", [("v", "(2, 9)")]),
        ("how many ways is C(5, 2)", [("c", "C(5, 2)")]),
        ("f(1, 0) of it", [("c", "f(1, 0)")]),
        ("A(x, y) = xy. what is A(2, 3)", [("f", "A(x, y) = xy"), ("c", "A(2, 3)")]),
    ],
)
def test_a_capital_letter_with_two_numbers_names_a_point(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("sales jan 48, feb 36, mar 15", [("n", "48"), ("n", "36"), ("n", "15")]),
        ("on the 19th of july 240 people", [("d", '"19th of july"'), ("n", "240")]),
        ("from jan 3 to feb 5", [("d", '"jan 3"'), ("d", '"feb 5"')]),
        ("my loan has apr 22, 800 borrowed", [("n", "22"), ("n", "800")]),
        ("days from apr 22 to may 2", [("d", '"apr 22"'), ("d", '"may 2"')]),
        ("17 cm in may, in june 29 cm", [("n", "17"), ("n", "29")]),
        ("from june 29 to july 4 we grew 3 cm", [("d", '"june 29"'), ("d", '"july 4"'), ("n", "3")]),
        ("loan from apr 22 to may 2", [("d", '"apr 22"'), ("d", '"may 2"')]),
    ],
)
def test_a_figure_beside_a_month_that_is_no_day_makes_no_date(text, spans):
    assert [(kind.value, written) for kind, written in kinds(text)] == spans
