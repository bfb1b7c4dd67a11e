"""What people type with digits in other signs is written out, and nothing else is touched."""

import time

import pytest

from engine.reading.sketch import sketch
from engine.reading.typed import in_one_piece, in_usual_signs


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("1 000 000 / 4", "1000000 / 4"),
        ("25 000 people", "25000 people"),
        ("1'250'000 + 3", "1250000 + 3"),
        ("1.234,56 euros", "1234.56 euros"),
        ("1.250.000,50 - 3", "1250000.50 - 3"),
        ("3,50 € and 2,20 euros", "3.50 € and 2.20 euros"),
        ("€12,99 a month, €3,500 a year", "€12.99 a month, €3,500 a year"),
        ("3.2e5 * 2", "320000 * 2"),
        ("1e6", "1000000"),
        ("5.5e-3", "0.0055"),
        ("3e-2 * 2", "0.03 * 2"),
        ("y = 3e-2 * 5", "y = 0.03 * 5"),
        ("0x1F in decimal", "hex 1F in decimal"),
        ("0xbeef in decimal", "hex BEEF in decimal"),
        ("0b11 + 0o17", "binary 11 + octal 17"),
        ("log10 of 1000", "log base 10 of 1000"),
        ("log_2 of 8", "log base 2 of 8"),
        ("can Some1 or any1 help 2day", "can someone or anyone help today"),
        ("i 4got it b4 the test", "i forgot it before the test"),
        ("b4 5pm", "before 5pm"),
        ("3.2k + 10k", "3200 + 10000"),
        ("save 10k a year", "save 10000 a year"),
        ("$3m / 4", "$3000000 / 4"),
        ("walked 8k, 12k and 10.5k steps", "walked 8000, 12000 and 10500 steps"),
        ("2.5m people and 3bn more", "2500000 people and 3000000000 more"),
        ("20% of 1,050k", "20% of 1050000"),
        ("2.4m / 80k?", "2400000 / 80000?"),
        ("whats (250k + 1.5m) * 12", "whats (250000 + 1500000) * 12"),
        ("1.2M × 0.35 =", "1200000 × 0.35 ="),
        ("a 10 or more on 3d6?", "a 10 or more on 3 dice with 6 sides?"),
        ("my fireball 8d6 >= 30?", "my fireball 8 dice with 6 sides >= 30?"),
        ("chance of a 20 on a d20", "chance of a 20 on a die with 20 sides"),
        ("pi to 3 dec places", "pi to 3 decimal places"),
        ("3.14159 (2dp), 7.08 to 2 s.f. pls", "3.14159 (2 dp), 7.08 to 2 sf pls"),
        ("from 9:15 - 10:40", "from 9:15 to 10:40"),
        ("9:15am-10:40 am", "9:15am to 10:40 am"),
        ("how tall is 6'2 in cm", "how tall is 6 ft 2 in cm"),
        ("i'm 5’11 and weigh 80 kg", "i'm 5 ft 11 and weigh 80 kg"),
    ],
)
def test_other_signs_are_written_out(typed, usual):
    assert in_usual_signs(typed) == usual


@pytest.mark.parametrize(
    "typed",
    ["", "3d6 in base 16", "hex d20", "simplify 3d6 + d4", "3d6 = 5", "x*d4", "10 - 3:40", "mean of 100 200 300", "1, 000", "12 000 5", "(1.234,56)",
     "1.234,56,78", "5'10", "6'13 in cm", "f'(6)'2 in m", "192.168.100.200", "2e - 3", "e + 2e-3", "2e-3 = 5", "3e5 in base 15", "2e^3", "2ex", "0x5", "b4 in base 12", "b4 + 1",
     "24got", "2k + 3k", "1.5m x 2m", "1.2m / 3", "250k - k", "12k when k = 3", "300k in celsius", "10k in miles", "a 5k race", "10k in 52 min, what pace", "walks 5m", "simplify 12k", "12k^2", "awesome1", "log(10)", "1e99", "10x12", "2 days"],
)  # fmt: skip
def test_what_may_mean_something_else_stays(typed):
    assert in_usual_signs(typed) == typed


@pytest.mark.parametrize("piece", ["1 000 ", "0", "1k ", "1k+", "1.1m+", "$2m ", "000 ", "1e", "b4 ", "0x", "2"])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    in_usual_signs((piece * 1000)[:1000])
    assert time.process_time() - started < 0.05


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        ("what is 7f hex in decimal", "what is <b1> hex in decimal", ['"7f"']),
        ("0xBEEF in decimal", "hex <b1> in decimal", ['"BEEF"']),
        ("convert FF from hex", "convert <b1> from hex", ['"FF"']),
        ("3c in base 16", "<b1> in base <n1>", ['"3c"', "16"]),
        ("1A plus 2F in hex", "<b1> in hex", ['"1A + 2F"']),
        ("3c + 12 in hexadecimal", "<b1> in hexadecimal", ['"3c + 12"']),
        ("0x1F to decimal", "hex <b1> to decimal", ['"1F"']),
        ("3a + 2a", "<p1>", ["3a + 2a"]),
        ("a base of 3a", "a base of <n1> a", ["3"]),
        ("weekday of (2025-09-02)", "weekday of ( <d1> )", ['"2025-09-02"']),
        ("is there a feb 29 in 2030", "is there a <d1>", ['"feb 29 in 2030"']),
        ("what day is 24.12.2025", "what day is <d1>", ['"24.12.2025"']),
        ("help me w/ 2+2", "help me with <e1>", ["2+2"]),
        ("room 4.5 x 3", "room <n1> x <n2>", ["4.5", "3"]),
        ("2 x 3 x 4 cm", "<n1> x <n2> x <n3> cm", ["2", "3", "4"]),
        ("write 3.15 x 10^-3 in full", "write <e1> in full", ["3.15*10^-3"]),
        ("2 x 3 x 4 apples", "<e1> apples", ["2 x 3 x 4"]),
        ("1h 10m from 8:55", "<n1> h <n2> m from <t1>", ["1", "10", '"8:55"']),
        ("binary 1011 0110 in decimal", "binary <n1> in decimal", ["10110110"]),
        ("xor of binary 1011 0110", "xor of binary <n1> <n2>", ["1011", "0110"]),
        ("1000 1100 people", "<n1> <n2> people", ["1000", "1100"]),
    ],
)
def test_numerals_and_dates_of_chats_are_spans(question, text, slots):
    made = sketch(question)
    assert (made.text, list(made.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("""room 12'6" by 10'3\"""", "room 12 ft 6 in by 10 ft 3 in"),
        ("what's 5'8\" in cm", "what's 5 ft 8 in in cm"),
        ('he said "7 + 3"', 'he said "7 + 3"'),
        ("f'(2) and g'(3)", "f'(2) and g'(3)"),
        ("30°15'20\"", "30°15'20\""),
        ("3-1/2 inches", "3 1/2 inches"),
        ("3-1/2", "3-1/2"),
    ],
)
def test_marks_of_feet_and_inches(text, written):
    assert in_one_piece(text) == written
