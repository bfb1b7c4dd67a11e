"""Ways of asking to solve an equation or to rewrite an expression."""

from random import Random

from finetune.problems.chat import filled, surround

TO_SOLVE = (
    "solve {e}", "solve {e}", "solve {e} for {x}", "solve {e} for {x}", "solve for {x}: {e}", "solve for {x} {e}",
    "solve for {x}, {e}",
    "solve for {x} in {e}", "if {e} what is {x}", "if {e} what is {x}", "if {e} whats {x}", "if {e}, what is {x}",
    "if {e} then what is {x}",
    "if {e}, find {x}", "if {e} find {x}", "if {e} then {x} =", "if {e} how much is {x}", "if {e} what does {x} equal",
    "{e}", "{e}",
    "{e} find {x}", "{e}, find {x}", "{e} solve", "{e} solve for {x}", "{e}, solve for {x}", "{e}; {x}=", "{e} {x}=",
    "{e}, {x} =", "{e} {x}",
    "{e} what is {x}", "{e}, what is {x}", "{e}. what is {x}", "{e}. find {x}", "{e} what does {x} equal",
    "{e} what's {x}", "{e} then {x} is",
    "what is {x} if {e}", "what is {x} when {e}", "what is {x} in {e}", "what's {x} if {e}", "whats {x} in {e}",
    "what is {x}: {e}", "what is {x}, {e}",
    "what does {x} equal if {e}", "what does {x} equal in {e}", "what must {x} be if {e}",
    "what value of {x} makes {e}", "what value of {x} solves {e}",
    "which {x} solves {e}", "for which {x} is {e}", "for what value of {x} is {e}", "find {x} if {e}",
    "find {x} when {e}", "find {x}: {e}",
    "find {x} in {e}", "find {x}, {e}", "find {x} given {e}", "find {x} such that {e}", "find {x} so that {e}",
    "find the value of {x} if {e}",
    "find the value of {x} when {e}", "find the value of {x} in {e}", "find the value of {x}: {e}",
    "find out {x} for {e}", "determine {x} if {e}",
    "determine {x} in {e}", "determine {x}: {e}", "calculate {x} if {e}", "calculate {x}: {e}", "work out {x} if {e}",
    "work out {x} in {e}",
    "figure out {x} in {e}", "figure out what {x} is if {e}", "get {x} from {e}", "get {x} if {e}",
    "given {e} find {x}", "given {e}, what is {x}",
    "given that {e}, find {x}", "given that {e} what is {x}", "suppose {e}. what is {x}", "suppose {e}. find {x}",
    "let {e}. what is {x}",
    "let {e}, find {x}", "when {e} what is {x}", "when {e}, {x} =", "solve the equation {e}",
    "solve this equation: {e}", "solve this: {e}",
    "solve the equation {e} for {x}", "the equation is {e}", "the equation is {e}, find {x}", "my equation is {e}",
    "i have {e}, what is {x}",
    "i need to solve {e}", "i need {x} from {e}", "i need to find {x} if {e}", "i need help with {e}",
    "i need help solving {e}", "i have to solve {e}",
    "how do i solve {e}", "how do you solve {e}", "how to solve {e}", "can you solve {e}", "can you solve {e} for {x}",
    "can you find {x} if {e}",
    "could you solve {e}", "can you tell me {x} if {e}", "can you tell me what {x} is if {e}",
    "can you help me solve {e}", "help me solve {e}",
    "help me find {x} in {e}", "help with {e}", "please solve {e}", "please solve {e} for {x}", "please find {x}: {e}",
    "tell me {x} if {e}",
    "tell me what {x} is when {e}", "make {x} the subject: {e}", "the solution of {e}", "solution of {e}",
    "solution to {e}", "what is the solution of {e}",
    "what is the solution to {e}", "what's the answer to {e}", "do you know {x} if {e}", "we know {e}. what is {x}",
    "we have {e}, so {x} =",
    "{x} if {e}", "{x} = ? if {e}", "{x}: {e}", "{e} ... {x}", "{e} so {x} is", "{e} so what is {x}",
    "{e} how much is {x}", "value of {x} if {e}",
    "{e} is true, what is {x}", "isolate {x}: {e}", "isolate {x} in {e}", "i want to know {x} if {e}", "answer {e}",
    "do {e}", "try {e}",
)  # fmt: skip
ENDINGS = ("", "", "", "", "?", "?", "?", " ?", "??", ".")
FEWER = 24  # of the ways, at the first stage


def asked_to_solve(equation: str, name: str, rng: Random, stage: int, ways: tuple[str, ...] = TO_SOLVE) -> str:
    """A message that asks to solve the typed equation for the named unknown."""
    return asked(filled(rng.choice(ways if stage else ways[:FEWER]), e=equation, x=name), rng, stage)


def asked(request: str, rng: Random, stage: int) -> str:
    """The request with an end and what a chat adds."""
    return surround(request + ("" if request.endswith(("=", "?")) else rng.choice(ENDINGS)), rng, stage)
