"""Messages that ask nothing in English: emoji, keys struck at random, lone numbers, small talk in other tongues."""

from random import Random

from finetune.problems.chatter.grammar import split

EMOJI = "😀😂🤣😍😭😡👍👎🙏🔥💯🎉❤️🤔😎🥳🍕🐱🐶⚽🚀✨😅🙄😴🤖"
OTHER_LANGUAGES = split(
    "hola como estas|buenos dias|gracias amigo|que haces hoy|te quiero mucho|bonjour tout le monde|merci beaucoup|ça va|comment tu t'appelles"
    "|guten morgen|wie geht es dir|danke schön|was machst du heute|ich habe hunger|ciao bella|come stai|grazie mille|tudo bem|obrigado"
    "|hej hur mår du|tack så mycket|dzień dobry|dziękuję|merhaba nasılsın|teşekkürler|привет как дела|спасибо большое|доброе утро"
    "|你好|谢谢你|你在做什么|今天天气很好|こんにちは|ありがとう|お元気ですか|안녕하세요|감사합니다|مرحبا|شكرا|नमस्ते|selamat pagi|terima kasih"
    "|où est la gare|quelle heure est-il|wo ist der bahnhof|dónde está la biblioteca|me gusta el fútbol|wer bist du|quién eres|qui es-tu"
)
KEYS = "asdfghjklqwertyuiopzxcvbnm"


def noise(rng: Random) -> str:
    """One of those."""
    kind = rng.randrange(6)
    if kind == 0:
        return "".join(rng.choices(EMOJI, k=rng.randint(1, 6)))
    if kind == 1:
        return "".join(rng.choices(KEYS, k=rng.randint(3, 18)))
    if kind == 2:
        return rng.choice(
            ("...", "?", "??", "!", "!!!", "-", ".", "^", "^^", ":)", ":(", ":D", "xD", "<3", "/shrug", "???!!")
        )
    if kind == 3:
        return str(rng.randrange(10 ** rng.randint(1, 6)))
    return rng.choice(OTHER_LANGUAGES)
