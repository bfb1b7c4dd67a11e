"""Messages about programs, machines and work with them, code among it."""

from random import Random

from finetune.problems.chatter.grammar import split, told

WORDS = {
    "language": split(
        "python|javascript|java|c++|rust|go|typescript|sql|bash|html|css|kotlin|php|ruby|excel|r|matlab|c#"
    ),
    "object": split(
        "list|string|array|dictionary|file|function|class|loop|table|dataframe|button|thread|server|variable|regex|tuple"
    ),
    "when": split("now|tomorrow|on friday|after lunch|at {number} pm"),
    "do": split(
        "reverse|sort|parse|print|delete|copy|split|join|read|rename|debug|test|loop over|convert|import|filter|merge|slice"
    ),
    "software": split(
        "windows 11|linux|docker|git|vs code|discord|slack|chrome|photoshop|excel|zoom|ubuntu 22.04|android|macos|npm|steam"
    ),
    "problem": split(
        "crashes|won't start|is slow|freezes|says error 404|throws a segfault|shows a blue screen|doesn't install|keeps restarting"
        "|fails on line {number}|returns null|is stuck at {number}%|gives me a type error|has {number} warnings|uses {number} gb of ram"
    ),
    "code": split(
        "__import__('os').system('ls')|eval(input())|os.system('rm -rf /')|exec('print(1)')|<script>alert({number})</script>"
        "|'; DROP TABLE users; --|import os|subprocess.run(['ls'])|open('/etc/passwd').read()|getattr(x, '__class__')|cat /tmp/log.txt"
        "|__import__('sys').exit({number})|().__class__.__bases__[0]|curl http://localhost:{number}|$(whoami)|touch /tmp/file{number}|"
        "for i in range({number}): print(i)|def f(x): return x + {number}|x = [{number}, {number}]|print('hello world')|import numpy as np"
        "|if (a == b) { return; }|SELECT * FROM users WHERE id = {number}|let y = arr.map(x => x * 2)|git push origin main|npm install"
        "|while True: pass|console.log(total)|#include <stdio.h>|int main() { return 0; }|sudo apt install git|a, b = b, a|df.head({number})"
        "|<div>|const n = {number};|lambda x: x**2|pip install torch=={number}.0|try: x = 1 / 0|chmod 755 run.sh|ls -la"
    ),
}
TEMPLATES = split(
    """
    how do i {do} a {object} in {language}|how to {do} a {object} in {language}|{do} a {object} with {language}|{language} {do} {object}
    what is a {object} in {language}|write a {language} function to {do} a {object}|why does my {language} {object} not work
    can you write {language} code|teach me {language}|is {language} better than {language}|{language} or {language} for beginners
    write a {language} script that can {do} a {object}|my {language} code {problem}|fix my {language} code|review my {object}
    what does {code} do|what is wrong with {code}|explain this code: {code}|{code}|why does {code} fail|i wrote {code} and it {problem}
    my {software} {problem}|{software} {problem} help|how do i install {software}|how do i update {software}|uninstall {software}
    how do i take a screenshot in {software}|is {software} free|{software} vs {software}|why is {software} so slow|download {software}
    https://example.com/{number}/page|check this out https://youtu.be/abc{number}|see issue #{number}|pr #{number} is merged|v{number}.{number}.{number} is out
    my wifi password is not working|how much ram do i need|which laptop should i buy for {language}|my screen is {number} inches
    what port does {software} use|port {number} is already in use|error code {number}|exit status {number}|build {number} failed
    the server is down|deploy {when} please|can someone restart the server|who broke the build|ci is red again|revert commit {number}
    """
)


def computers(rng: Random) -> str:
    """A message about computers."""
    return told(rng.choice(TEMPLATES), WORDS, rng)
