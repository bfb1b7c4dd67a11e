"""Ways of asking for a value: of a phrase ("12 plus 5"), by a command ("add 12 and 5"), by what is a question already."""

from collections.abc import Sequence
from random import Random

from finetune.problems.chat import filled, surround
from finetune.problems.expressions import Expression, evaluate, plain, program_text
from finetune.problems.problem import Problem

OF_PHRASES = (
    "what is {}", "what is {}", "what is {}", "what's {}", "what's {}", "whats {}", "{}", "{}", "{}", "{}", "{} =",
    "{}=", "{} = ?", "{}=?",
    "{} is", "{} equals", "{} equals what", "{} is what", "{} is equal to", "{} = what", "{} makes", "{} gives",
    "{} gives what",
    "what does {} equal", "what does {} make", "what does {} come to", "what does {} give", "what is the answer to {}",
    "how much is {}", "how much does {} make", "how many is {}", "how much would {} be", "what number is {}",
    "what would {} be",
    "calculate {}", "calculate {}", "compute {}", "work out {}", "find {}", "evaluate {}", "solve {}", "solve {}",
    "determine {}",
    "figure out {}", "do {}", "answer {}", "tell me {}", "tell me what {} is", "give me {}", "show me {}", "say {}",
    "can you tell me what {} is", "can you tell me {}", "could you tell me {}", "can you calculate {}",
    "could you work out {}",
    "can you do {}", "can you find {}", "can you solve {}", "would you calculate {}", "please calculate {}",
    "please work out {}",
    "please tell me {}", "please solve {}", "do you know what {} is", "do you know {}", "any idea what {} is",
    "i need {}",
    "i need to know {}", "i need to know what {} is", "i need the answer to {}", "i want to know {}", "i want {}",
    "i have to find {}",
    "i'd like to know {}", "i wonder what {} is", "i cant work out {}", "i got {} what is that",
    "i have {} what do i get",
    "help me with {}", "help me find {}", "help with {}", "the answer to {}", "result of {}", "the result of {}",
    "value of {}",
    "what is the result of {}", "what is the value of {}", "what do you get for {}", "what do i get for {}",
    "what do we get from {}",
    "if i have {} how much is it", "{} how much is that", "{} what is it", "{} what's the answer", "{} answer",
    "so {} is", "is {} what",
    "let me know what {} is", "let's do {}", "lets try {}", "try {}", "my question is {}", "the question is {}",
    "solution of {}",
    "now {}", "then {}", "what about {}", "how about {}", "and {}", "how do you do {}", "how do i calculate {}",
    "whats the total of {}",
)  # fmt: skip
OF_COMMANDS = (
    "{}", "{}", "{}", "{}", "{}", "please {}", "can you {}", "can you please {}", "could you {}", "would you {}",
    "will you {}", "i need to {}",
    "i want to {}", "i have to {}", "how do i {}", "how do you {}", "help me {}", "help me to {}",
    "what do you get if you {}",
    "what do i get when i {}", "what do you get when you {}", "what happens if you {}", "what is it if you {}",
    "what if you {}",
    "if i {} what do i get", "if you {} what do you get", "if i {} how much is it", "when i {} what is the result",
    "when you {} what is it", "{} what do you get", "{} what is the result", "{} what's the answer", "{} for me",
    "{} and tell me",
    "{} and tell me the answer", "tell me what you get if you {}", "tell me the answer when you {}",
    "what is the result if i {}",
    "what would i get if i {}", "what's the answer when you {}", "how much do i get if i {}", "now {}", "next {}",
    "just {}",
    "i was told to {}", "we have to {}", "my task is to {}", "the task is to {}", "you need to {}", "go {}",
    "let's {}", "lets {}",
)  # fmt: skip
OF_QUESTIONS = ("{}", "{}", "{}", "{}", "tell me {}", "can you tell me {}", "do you know {}", "i want to know {}")
ENDINGS = ("", "", "", "", "?", "?", "?", " ?", "??", ".")


def problem(  # noqa: PLR0913, PLR0917  (what a problem is made of)
    phrase: str, expression: Expression, rng: Random, stage: int, family: str, ways: Sequence[str] = OF_PHRASES
) -> Problem:
    """A question for the value of `expression`, said as `phrase`.

    Raises ZeroDivisionError or ValueError if it has no rational value.
    """
    return Problem(
        question=asked(phrase, rng, stage, ways),
        program=f"calculate({program_text(expression)})",
        final=plain(evaluate(expression)),
        family=family,
    )


def asked(phrase: str, rng: Random, stage: int, ways: Sequence[str] = OF_PHRASES) -> str:
    """The phrase as a whole message."""
    way = rng.choice(ways if stage > 0 else ways[: len(ways) // 4])
    ending = "" if way.endswith(("=", "?")) else rng.choice(ENDINGS)
    return surround(filled(way.replace("{}", "{phrase}"), phrase=phrase) + ending, rng, stage)
