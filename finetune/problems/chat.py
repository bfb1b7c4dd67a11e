"""What surrounds a question in a chat: greetings, ways of asking, textese, typing mistakes, letter case.

Kept out of generated questions on purpose: "knock ... off" and "yeet", so that the learning loop has something left to
learn from people. A few lines written by hand teach "knock ... off" all the same; none has "yeet".
"""

import re
from random import Random

LEFT_OUT = re.compile(r"\b(knock\w*|yeet\w*)\b", re.IGNORECASE)

OPENERS = (
    "hey", "hi", "hello", "yo", "hey emmy", "emmy", "hi emmy", "@emmy", "ok", "okay", "ok so", "so", "um", "uh", "erm",
    "quick question",
    "quick one", "quick q", "question", "easy one", "pls help", "help", "please help me", "good morning", "hey bot",
    "bot", "hey there",
    "sorry to bother", "random question", "another one", "next", "next one", "and", "now", "also", "alright",
    "math question", "maths",
    "homework question", "my homework says", "my teacher asked", "i forgot", "im stuck", "i'm stuck on this",
    "stuck on this one",
    "just checking", "one more", "ok last one", "ugh", "lol", "guys", "can someone help", "anyone know", "wait", "hmm",
    "thanks, now",
    "dumb question", "serious question", "problem", "q", "q1", "question 3", "number 7",
)  # fmt: skip
CLOSERS = (
    "please", "pls", "plz", "thanks", "thx", "ty", "thank you", "lol", "asap", "for my homework", "need it quick",
    "no idea",
    "cant figure it out", "i forgot how", "help", "pls help", "im confused", "anyone", "emmy", "bot", "idk", "haha",
    "i think",
    "cheers", "in advance thanks", "for math class", "its for school", "hurry", "right", "or something", "again",
    "btw", "tho", "man",
    "step by step", "show me", "quickly", "if you can", "when you have time", "and thank you",
)  # fmt: skip
_JOINTS = (" ", " ", " ", ", ", ", ", ": ", "... ", " - ", "! ", ". ", "? ")
_TEXTESE = {
    "what is": ("whats", "what's", "wat is", "wats", "wuts", "whts", "wht is", "waht is", "what s"),
    "what's": ("whats", "wats", "wuts"),
    "please": ("pls", "plz", "plss", "pleaz", "pl"),
    "you": ("u", "ya", "yu"),
    "your": ("ur",),
    "are": ("r",),
    "and": ("&", "n", "an"),
    "can": ("cn",),
    "calculate": ("calc", "calculte", "claculate", "calculat"),
    "equation": ("eq", "eqn", "equasion"),
    "equals": ("equels", "eqals", "equal", "eq"),
    "the": ("teh", "da", "th"),
    "number": ("num", "nr", "no.", "numbr"),
    "percent": ("pct", "per cent", "precent"),
    "multiplied": ("multiplyed", "mulitplied", "multiplid"),
    "multiply": ("multipy", "mutliply"),
    "divided": ("devided", "divded", "dividd"),
    "divide": ("devide",),
    "minus": ("mins", "minis"),
    "plus": ("pluss", "plsu"),
    "times": ("tims", "tiems"),
    "subtract": ("substract", "subtact"),
    "square": ("sqaure", "sq"),
    "squared": ("sqaured", "sq'd"),
    "with": ("w", "wit"),
    "through": ("thru",),
    "for": ("fr",),
    "because": ("bc", "cuz"),
    "give me": ("gimme",),
    "want to": ("wanna",),
    "need": ("ned",),
    "tell": ("tel",),
    "factor": ("facter", "factorise", "factorize"),
    "expand": ("expnd",),
    "simplify": ("simplfy", "simplifiy"),
    "solve": ("slove", "sovle", "solv"),
}
_FIXED_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand plus sqrt cbrt half cube "
    "cubed square squared factorial".split()
)
_WORD = re.compile(r"[A-Za-z]{4,}")


def filled(template: str, **parts: str) -> str:
    """A template with each `{name}` replaced by the part of that name."""
    for name, part in parts.items():
        template = template.replace("{" + name + "}", part)
    return template


def surround(question: str, rng: Random, stage: int) -> str:
    """The question with what a chat adds: nothing at stage 0; later openers, closers, textese, mistakes, case."""
    if stage == 0:
        return question
    if rng.random() < 0.25:
        question = rng.choice(OPENERS) + rng.choice(_JOINTS) + question
    if rng.random() < 0.15:
        question = (
            question
            + rng.choice((" ", " ", ", ", ". ", " - "))
            + rng.choice(CLOSERS)
            + rng.choice(("", "", "?", "!", "."))
        )
    if rng.random() < 0.35:
        question = in_textese(question, rng)
    if rng.random() < 0.15:
        question = mistyped(question, rng)
    return _cased(question, rng)


def in_textese(text: str, rng: Random) -> str:
    """Some of the words in the spelling of hasty messages."""
    for word, spellings in _TEXTESE.items():
        if word in text and rng.random() < 0.5:
            text = re.sub(rf"\b{re.escape(word)}\b", rng.choice(spellings), text)
    return text


def mistyped(text: str, rng: Random) -> str:
    """One word with a slip of the finger; numbers and the words that tell numbers apart stay as they are."""
    words = [match for match in _WORD.finditer(text) if match[0].lower() not in _FIXED_WORDS]
    if not words:
        return text
    match = rng.choice(words)
    return text[: match.start()] + _slip(match[0], rng) + text[match.end() :]


def _slip(word: str, rng: Random) -> str:
    place = rng.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    slips = (
        before + after,
        before + letter * 2 + after,
        before + after[0] + letter + after[1:],
        before + rng.choice("abcdefghijklmnopqrstuvwxyz") + after,
    )
    return rng.choice(slips)


def _cased(text: str, rng: Random) -> str:
    """Letters in the case that phones and moods give them."""
    draw = rng.random()
    if draw < 0.07:
        return text.upper()
    if draw < 0.30 and text[:2].isalpha():
        return text[:1].upper() + text[1:]
    if draw < 0.33:
        return text.title()
    return text
