"""People, things, places and the forms of words that stories are told with."""

from dataclasses import dataclass
from random import Random

_SHE = "Anna Mia Sara Lily Emma Olivia Maria Nina Julia Rosa Priya Aisha Mei Fatima Elena Kate Jane Mary Susan Amy Ella Zoe Ruth Grace Ivy Chloe Leah Tina Dana Carla Hana Noor Wendy Paula Beth".split()
_HE = "Tom Ben Sam Jack Leo Max Paul Omar Ravi Juan Carlos Ken Ali Noah Liam Peter Mark John Dave Mike Adam Luke Ryan Eric Hugo Finn Oscar Ivan Jose Kofi Bob Frank Nick Tim Bill Josh".split()
_THINGS = (
    "apples oranges bananas pears peaches lemons cookies candies muffins cupcakes donuts pencils pens crayons markers books comics magazines stickers stamps cards marbles coins shells stones beads buttons "
    "toys blocks balls balloons cars dolls puzzles games flowers roses tulips trees plants seeds eggs fish chickens cows sheep dogs cats rabbits birds horses ducks bottles cups plates glasses boxes bags shirts "
    "socks shoes hats tickets photos songs pages points bricks chairs tables lamps phones tomatoes potatoes carrots onions grapes cherries strawberries sandwiches pizzas chocolates lollipops envelopes letters keys tiles nails screws ribbons scarves"
).split()
_HOLDERS = "boxes bags baskets jars shelves packs crates trays rows tables drawers bins cartons packets cages tanks folders albums vases plates".split()
_PEOPLE = "children students kids friends people boys girls pupils players workers classmates cousins guests scouts neighbors campers dancers teams families".split()
_PLACES = "a farm,a shop,a school,a library,a garden,a museum,a bakery,a store,a zoo,a park,a factory,a restaurant,a theater,a stadium,a warehouse,a market".split(
    ","
)
_SINGULARS = {"boxes": "box", "shelves": "shelf", "families": "family", "cherries": "cherry", "strawberries": "strawberry", "tomatoes": "tomato", "potatoes": "potato", "glasses": "glass", "scarves": "scarf", "fish": "fish", "sheep": "sheep", "candies": "candy", "peaches": "peach", "sandwiches": "sandwich", "children": "child", "people": "person", "dishes": "dish", "lunches": "lunch", "watches": "watch", "brushes": "brush", "matches": "match"}  # fmt: skip
_COLOURS = "red blue green yellow white black big small old new wooden plastic".split()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a story, with pronouns."""

    name: str
    he: str
    his: str
    him: str


def person(rng: Random) -> Person:
    """Somebody, at times only by what they are."""
    if rng.random() < 0.12:
        return Person(
            *rng.choice(
                (
                    ("I", "I", "my", "me"),
                    ("my friend", "he", "his", "him"),
                    ("my mom", "she", "her", "her"),
                    ("a farmer", "he", "his", "him"),
                    ("a baker", "she", "her", "her"),
                    ("the teacher", "she", "her", "her"),
                    ("my brother", "he", "his", "him"),
                )
            )
        )
    if rng.random() < 0.5:
        return Person(rng.choice(_SHE), "she", "her", "her")
    return Person(rng.choice(_HE), "he", "his", "him")


def things(rng: Random) -> str:
    """The plural of something that can be counted, at times with what tells it apart."""
    return f"{rng.choice(_COLOURS)} {rng.choice(_THINGS)}" if rng.random() < 0.12 else rng.choice(_THINGS)


def holders(rng: Random) -> str:
    """What things are kept in."""
    return rng.choice(_HOLDERS)


def people(rng: Random) -> str:
    """Those among whom something is shared."""
    return rng.choice(_PEOPLE)


def place(rng: Random) -> str:
    """Where a story may happen."""
    return rng.choice(_PLACES)


def singular(plural: str) -> str:
    """One of them."""
    head, _, last = plural.rpartition(" ")
    one = _SINGULARS.get(last, last.removesuffix("s"))
    return f"{head} {one}".strip()
