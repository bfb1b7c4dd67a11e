"""Formulas in shorthand are written out, so that sketch and exact route read them; nothing else is touched."""

import time

import pytest

from engine.reading.exact import recognise
from engine.reading.shorthand import written_out
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("10C3", "binomial(10, 3)"),
        ("what's 12 nCr 5?", "what's binomial(12, 5)?"),
        ("nPr(9,4)", "permutations(9, 4)"),
        ("C(5, 2)*C(4, 1)/C(9, 3)", "binomial(5, 2)*binomial(4, 1)/binomial(9, 3)"),
        ("choose(8, 3) + perm(5,2)", "binomial(8, 3) + permutations(5, 2)"),
        ("nC2 = 45, n?", "binomial(n, 2) = 45, n?"),
        ("if n choose 3 = 56 or P(n,2)=30", "if binomial(n, 3) = 56 or permutations(n, 2)=30"),
        ("n choose 3 of them", "n choose 3 of them"),
        ("i can choose (3, 8)", "i can choose (3, 8)"),
        ("rotate P(5, 3) clockwise", "rotate P(5, 3) clockwise"),
        ("10!/7!3!", "10!/(7!*3!)"),
        ("is 5!=120 or n!=24", "is 5! = 120 or n! = 24"),
        ("5 != 6, x!=5", "5 != 6, x!=5"),
        ("⁸P₃ + ₇C₂", "permutations(8, 3) + binomial(7, 2)"),
        ("^{10}C_4 or {}^9C_{2}, 12C₅", "binomial(10, 4) or binomial(9, 2), binomial(12, 5)"),
        ("a = 3, x^10 C_4", "a = 3, x^10 C_4"),
        ("aₙ = 2aₙ₋₁ + 1, a₁ = 3. a₅?", "a(n) = 2a(n-1) + 1, a(1) = 3. a(5)?"),
        ("uₙ = 4n - 1, u₁₀", "u(n) = 4n - 1, u(10)"),
        ("a₁ = 2, aₙ = 3n, d₁₀", "a₁ = 2, aₙ = 3n, d₁₀"),
        ("what's 1·3 + 3·5 + … + 19·21", "what's sum_{k=1}^{10} ((2*k - 1)*(2*k + 1))"),
        (r"1/(1*2)+1/(2*3)+\dots+1/(99*100) is", "sum_{k=1}^{99} (1/(k*(k + 1))) is"),
        ("2^5 + 2^6 + ... + 2^12, 1!+2!+...+6!", "sum_{k=5}^{12} (2^k), sum_{k=1}^{6} (k!)"),
        ("3 + 7 + 11 + ... + 43", "3 + 7 + 11 + ... + 43"),
        ("1/2 + 1/4 + 1/8 + ... + 1/64", "1/2 + 1/4 + 1/8 + ... + 1/64"),
        ("1^2 + 3^2 + ... + 10^2", "1^2 + 3^2 + ... + 10^2"),
        ("0.1 + 0.2 + ... + 0.9", "0.1 + 0.2 + ... + 0.9"),
        ("phi(100) + φ(36)", "totient(100) + totient(36)"),
        ("u_1 = 5, u_{n+1} = 2u_n + 3, u_4?", "u(1) = 5, u(n+1) = 2u(n) + 3, u(4)?"),
        ("a1 = 2 and a(n+1) = 3a(n) - 1, a5", "a(1) = 2 and a(n+1) = 3a(n) - 1, a(5)"),
        ("a_1 = 2, a_n = 3n", "a_1 = 2, a_n = 3n"),
        ("a_n = 3n + 2, find a_20", "a(n) = 3n + 2, find a(20)"),
        ("T_{n} = n(n+1)/2. T_9 = ?", "T(n) = n(n+1)/2. T(9) = ?"),
        ("an = 2^{n-1}, a10?", "a(n) = 2^{n-1}, a(10)?"),
        ("a_n = 43 and an = 9, find n", "a_n = 43 and an = 9, find n"),
        ("8!/(2! 2! 3!)", "8!/((2!*2!*3!))"),
        ("wow 10! 20! of them", "wow 10! 20! of them"),
        ("a random number 1-20 is prime", "a random number 1 to 20 is prime"),
        ("tickets numbered 1-50: one", "tickets numbered 1 to 50: one"),
        ("integers between 10 - 99", "integers between 10 to 99"),
        ("rooms 1-250 without a 4", "rooms 1 to 250 without a 4"),
        ("primes in 20..120", "primes in 20 to 120"),
        ("uniform on -0.5..0.5", "uniform on -0.5 to 0.5"),
        ("how many of {1…84}", "how many of {1 to 84}"),
        ("take 4 from 20-12", "take 4 from 20-12"),
        ("days between 2024-03-01 and 2024-07-15", "days between 2024-03-01 and 2024-07-15"),
        ("the number 3-10*2", "the number 3-10*2"),
        ("sinx + 2lnx", "sin x + 2ln x"),
        ("derivative of sqrtx", "derivative of sqrt x"),
        ("x2 - 5x + 6 = 0", "x^2 - 5x + 6 = 0"),
        ("3x2 + 2x - 1", "3x^2 + 2x - 1"),
        ("(f∘g)(3)", "f(g(3))"),
        ("(g o f)(x + 1)", "g(f(x + 1))"),
        ("find g∘f(4), f ∘ g or (f∘g)", "find g(f(4)), f(g(x)) or f(g(x))"),
        ("f(x) = 2x, g(x) = x + 1: fg(3), ff(x)", "f(x) = 2x, g(x) = x + 1: f(g(3)), f(f(x))"),
        ("f(x) = 2x, fg(3) and hp(5)", "f(x) = 2x, fg(3) and hp(5)"),
        ("sinθ, 2cosα", "sin θ, 2cos α"),
        ("³√27", "root(27, 3)"),
        ("log₂ 8", "log_2 8"),
        ("log base 2 of x plus log base 2 of (x - 2) = 3", "log_2(x) + log_2(x - 2) = 3"),
        ("log base 3 of x - log base 3 of y = 1", "log_3(x) - log_3(y) = 1"),
        ("log base 2 of n plus one", "log base 2 of n plus one"),
        ("to decimal: 1011₂.", "to decimal: 1011 base 2."),
        ("2A₁₆ and (77)_8 and 12_{3}", "2A base 16 and 77 base 8 and 12 base 3"),
        ("345₈ + 12₈", "345 + 12 base 8"),
        ("1010₂ × 11₂", "1010 × 11 base 2"),
        ("x | 0 | 1 | 2\nP(x) | .1 | 0.3 | 0.6 find E(X)", "x: 0, 1, 2\nP(x): .1, 0.3, 0.6 find E(X)"),
        ("mean?\n| x | 1 | 2 | 3 |\n|---|---|---|---|\n| f | 4 | 5 | 6 |", "mean?\nx: 1, 2, 3\nf: 4, 5, 6"),
        ("score\t1\t2\t3\nhow often:\t4\t5\t6", "score: 1, 2, 3\nhow often: 4, 5, 6"),
        ("x: 1 2 3\nf: 3 5 8", "x: 1, 2, 3\nf: 3, 5, 8"),
        ("x: 1 2 3\nf: 3 5", "x: 1 2 3\nf: 3 5"),
        ("a 1 2 3", "a 1 2 3"),
        ("x₁ = 3, a_2, 10_000", "x₁ = 3, a_2, 10_000"),
        ("4,5 + 3,25", "4.5 + 3.25"),
        ("$45 + 8.25% tax", "$45*(1 + 8.25/100) tax"),
        ("1,299 - 15%", "1,299*(1 - 15/100)"),
        ("208 + 18 percent tip", "208*(1 + 18/100) tip"),
        ("60 - 25 per cent + 8pct tax", "60*(1 - 25/100)*(1 + 8/100) tax"),
        ("4 x 2.50 + 3 - 10%", "(4 x 2.50 + 3)*(1 - 10/100)"),
        ("my number is 555-0134", "my number is a telephone number"),
        ("1-800-555-0199", "a telephone number"),
        ("call (555) 123-4567 or +44-555-123-4567.", "call a telephone number or a telephone number."),
        ("150 + 20% - 10%", "150*(1 + 20/100)*(1 - 10/100)"),
        ("$59.99 + $12.50 - 15% + 8% tax", "(59.99 + 12.50)*(1 - 15/100)*(1 + 8/100) tax"),
        ("($30 + $20) + 15% tip", "(30 + 20)*(1 + 15/100) tip"),
        ("120 - 25% off, 20 - 30% off or 80 + 20% off", "120*(1 - 25/100) off, 20 - 30% off or 80 + 20% off"),
        ("45 + 10% / 3 people, 45 + 10% / 3", "45*(1 + 10/100) / 3 people, 45 + 10% / 3"),
        ("a 60/40 split of 500", "a 60:40 split of 500"),
        ("split it 50/30/20", "split it 50:30:20"),
        ("$45/hr × 7.5h × 5 days", "$45 per hour × 7.5 hours × 5 days"),
        ("£22/h*8h", "£22 per hour*8 hours"),
        ("my record is 33-27, win %?", "my record is 33 to 27, win %?"),
        ("A 3-1 B, C 0-2 A, goals of A?", "A 3 to 1 B, C 0 to 2 A, goals of A?"),
        ("winrate of a team that is 12–5–3", "winrate of a team that is 12 to 5 to 3"),
        ("we share 84 euros 50-50", "we share 84 euros 50:50"),
        ("X ~ N(100, 15^2)", "X ~ normal with mean 100 and standard deviation 15"),
        ("X~N(5,9), P(X < 2)", "X~ normal with mean 5 and variance 9, P(X < 2)"),
        ("Y ~ Bin(12, 0.25)", "Y ~ binomial with 12 trials and probability 0.25"),
        ("Bin(12, 0.25): mean", "~ binomial with 12 trials and probability 0.25: mean"),
        ("Y follows B(12, 0.25)", "Y ~ binomial with 12 trials and probability 0.25"),
        ("P(|Z| <= 1.96)", "P(-1.96 <= Z <= 1.96)"),
        ("solve 3x = 1 mod 7", "solve 3x = 1 modulo 7"),
        (r"x^2 \equiv 2 \pmod{7}", "x^2 = 2 modulo 7"),
        ("is 38 ≡ 14 (mod 12)", "is 38 = 14 modulo 12"),
        ("remainder of 47 ÷ 5", "remainder of 47 divided by 5"),
        ("remainder when 250/8?", "remainder when 250 divided by 8?"),
        ("3.2×10⁵ ÷ 8×10⁻²", "(3.2×10⁵) ÷ (8×10⁻²)"),
        ("6.4x10^8 / 1.6x10^{-3}", "(6.4*10^8) / (1.6*10^{-3})"),
        ("is 6x10^8 m/s more", "is 6*10^8 m/s more"),
    ],
)
def test_shorthand_is_written_out(typed, full):
    assert written_out(typed) == full


@pytest.mark.parametrize(
    "typed",
    [
        "", "3C10", "10 C outside", "1/2 of the remainder of 3/4", "remainder of 12/5^2", "12×10⁵ ÷ 8×10⁻²", "2 × 10 ÷ 5 × 10^2", "C(x) = 2x, C(10)", "C = 3, C(10, 3)", "slope between P(9, 4) and C(5, 2)", "f(9, 4)",
        "the cost", "x1 + x2 = 5", "x2 = 4", "2 x 3 + 1", "x2y", "f o g", "gcd(4,5)", "1,2,3", "mean of 4,5 and 3,2",
        "(4,5 + 3,2)", "9 = 30 mod 7", "f(x) = x mod 3", "x mod 5 = 3", "12,500 + 3,250", "U(0, 1)", "exp(0.5)", "|x| < 3",
        "we're 50/50 on this", "share 3/4 of 20", "divide 60-40 by 5", "mix 60/40 * 2", "10-20% of people", "between 10 - 20%", "5 + 3% of 80", "5 + 3 percent of 80", "we won 33-27", "45/h * 2h", "$22/h * 8h^2", "a record of 33-27 = 6", "20% + 15%", "80 euros - 15%", "2x + 5%",
        "1, 2, 3...10", "1 2 3...10", "1+2+...+100", "12..5", "1...n",
        "555-134", "555-1234", "what is 555-123-4567", "555-123-4567 =", "5-123-4567", "100-0.123", "2 * 555-0134",
        "100 + 10% - 5", "20% + 15% - 3%", "(2)(3) + 5%", "f(3) + 5%",
    ],
)  # fmt: skip
def test_what_may_mean_something_else_stays(typed):
    assert written_out(typed) == typed


@pytest.mark.parametrize(
    "piece",
    [
        "1C",
        "C(",
        "x2 ",
        "4,5+",
        "f∘",
        "³√(",
        "~N(",
        "P(|Z|<",
        "$1+",
        "(1+",
        "+1%",
        "1*(2+",
        "a 1 | ",
        "¹C",
        "mean 0-1: 4, ",
    ],
)
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    written_out((piece * 1000)[:1000])
    assert time.process_time() - started < 0.05


def test_a_sketch_holds_the_formula_and_the_parameters():
    assert sketch("whats 10C3").slots == {"<e1>": "binomial(10, 3)"}
    assert (
        sketch("X~N(70, 4^2), P(X > 75)").text == "X ~ normal with mean <n1> and standard deviation <n2> , P ( <r1> )"
    )


@pytest.mark.parametrize(
    ("typed", "formula"), [("find the roots of 2 x^2 - 5 x", "2 x^2 - 5 x"), ("factor x^3 - 4 x?", "x^3 - 4 x")]
)
def test_an_unknown_apart_at_the_end_belongs_to_its_formula(typed, formula):
    assert sketch(typed).slots == {"<p1>": formula}


def test_a_unit_apart_at_the_end_does_not():
    assert sketch("10^2 + 5 m").slots == {"<e1>": "10^2 + 5"}


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        ("nCr(8,3)", "calculate(binomial(8, 3))"),
        ("4,5 + 3,2", "calculate(4.5 + 3.2)"),
        ("x2 - 4x = 0", "solve(x^2 - 4x = 0)"),
        ("X~B(8, ½) find P(X≥6)", "binomial_chance(X>=6, 8, 1/2)"),
        ("X ~ Exp(0.5), P(X < 3)?", "exponential_chance(X < 3, 0.5)"),
        ("P(3 < X < 5) if X ~ U(2, 10)", "uniform_chance(3 < X < 5, 2, 10)"),
    ],
)
def test_a_message_that_is_such_a_formula_needs_no_model(typed, call):
    assert str(recognise(typed)) == call
