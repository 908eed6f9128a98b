"""Pure: a recipe box on the web (English): favourites, servings, notes, ratings, a shopping list."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from random import Random

from tests.desk.desk import Desk
from tests.desk.task import Checked, Words
from tests.desk.words import numbers, some
from tests.unseen.task import UnseenTask
from tests.unseen.web import State, became, browse, choose, given, one, press, shows, write

DISHES = (
    ("Lentil soup", "Soups", True, 35, "🍲", ((200, "g", "lentils"), (1, "", "onion"), (800, "ml", "stock"))),
    ("Pumpkin soup", "Soups", True, 40, "🎃", ((600, "g", "pumpkin"), (200, "ml", "cream"), (1, "", "onion"))),
    ("Fish pie", "Mains", False, 60, "🐟", ((500, "g", "cod"), (700, "g", "potatoes"), (300, "ml", "milk"))),
    ("Mushroom risotto", "Mains", True, 45, "🍄", ((300, "g", "rice"), (250, "g", "mushrooms"), (1, "l", "stock"))),
    ("Chicken curry", "Mains", False, 50, "🍛", ((500, "g", "chicken"), (400, "ml", "coconut milk"), (2, "", "onions"))),
    ("Greek salad", "Salads", True, 15, "🥗", ((4, "", "tomatoes"), (1, "", "cucumber"), (200, "g", "feta"))),
    ("Tuna salad", "Salads", False, 20, "🐠", ((2, "tins", "tuna"), (3, "", "eggs"), (1, "", "lettuce"))),
    ("Apple crumble", "Desserts", True, 55, "🍎", ((6, "", "apples"), (150, "g", "flour"), (100, "g", "butter"))),
    ("Lemon tart", "Desserts", True, 70, "🍋", ((4, "", "lemons"), (4, "", "eggs"), (200, "g", "sugar"))),
    ("Panna cotta", "Desserts", False, 25, "🍮", ((500, "ml", "cream"), (3, "sheets", "gelatine"), (80, "g", "sugar"))),
)  # fmt: skip
COLOURS = ("#fbe3cf", "#e3efd9", "#dde9f3", "#f7e1e8", "#f5eecb")
GOODS = (
    "olive oil",
    "oat milk",
    "brown rice",
    "ginger",
    "coffee beans",
    "baking paper",
    "parsley",
    "honey",
    "yeast",
    "walnuts",
)
REMARKS = (
    "Half the salt is plenty.", "Ten minutes longer in the oven.", "Goes well with flat bread.", "Use the big pan next time.",
    "The children liked it.", "Better with a little lime.",
)  # fmt: skip


def _box(random: Random, **more: str) -> Words:
    """Ten recipes, two of them favourites, and four things on the list, one of them bought."""
    loved = random.sample(DISHES, 2)
    recipes = [
        {
            "name": dish[0], "course": dish[1], "vegetarian": dish[2], "minutes": dish[3], "dish": dish[4], "needs": dish[5],
            "colour": random.choice(COLOURS), "favourite": dish in loved, "servings": 4, "rating": 0, "note": "",
        }
        for dish in DISHES
    ]  # fmt: skip
    goods = random.sample(GOODS, 5)
    listed = [{"text": text, "bought": place == 1} for place, text in enumerate(goods[:4])]
    name = random.choice([dish[0] for dish in DISHES if dish not in loved])
    own = {"name": name, "have": goods[random.choice((0, 2, 3))], "item": goods[4], **some(random, REMARKS, "note")}
    return {"data": json.dumps({"recipes": recipes, "list": listed}), **own, **numbers(random, 2, 5, "stars"), **more}


def _guests(random: Random) -> Words:
    return _box(random, guests=random.choice(("6", "7", "8")))


def _open(desk: Desk) -> None:
    browse(desk, "recipes", "Pot & Pantry")


def _recipe(state: State, words: Words) -> State:
    return one(state["recipes"], name=words["name"])


def _with(change: Callable[[State, Words], None], part: str, desk: Desk) -> Checked:
    """The part is as at first with this change, and so is the other one without it."""
    changed = became(desk, "recipes", part, lambda state: change(state, desk.words))
    other = became(desk, "recipes", "list" if part == "recipes" else "recipes", lambda _: None)
    return changed if other.passed else other


def _love(state: State, words: Words) -> None:
    _recipe(state, words)["favourite"] = True


def _serve(state: State, words: Words) -> None:
    _recipe(state, words)["servings"] = int(words["guests"])


def _remark(state: State, words: Words) -> None:
    _recipe(state, words)["note"] = words["note"]


def _rate(state: State, words: Words) -> None:
    _recipe(state, words)["rating"] = int(words["stars"])


def _needs(state: State, words: Words) -> None:
    needs = [" ".join(str(part) for part in need if part) for need in _recipe(state, words)["needs"]]
    state["list"] += [{"text": need, "bought": False} for need in needs]


def _want(state: State, words: Words) -> None:
    state["list"].append({"text": words["item"], "bought": False})


def _buy(state: State, words: Words) -> None:
    one(state["list"], text=words["have"])["bought"] = True


def _drop(state: State, words: Words) -> None:
    state["list"] = [item for item in state["list"] if not item["bought"]]


def _sweets(desk: Desk) -> Checked:
    return shows(desk, "recipes", "recipes", page="Recipes", open="", course="Desserts", vegetarian=True, search="")


def _quick(desk: Desk) -> Checked:
    return shows(desk, "recipes", "recipes", page="Recipes", open="", sort="Quickest first")


def _by_love(desk: Desk) -> None:
    press(desk, f"Favourite {desk.words['name']}")


def _by_serving(desk: Desk) -> None:
    press(desk, desk.words["name"])
    for _ in range(int(desk.words["guests"]) - _recipe(given(desk.words), desk.words)["servings"]):
        press(desk, "More servings")


def _by_remark(desk: Desk) -> None:
    press(desk, desk.words["name"])
    write(desk, "My note", desk.words["note"])
    press(desk, "Save note")


def _by_rating(desk: Desk) -> None:
    write(desk, "Search recipes", desk.words["name"])
    press(desk, desk.words["name"])
    press(desk, f"{desk.words['stars']} of 5 stars")


def _by_needs(desk: Desk) -> None:
    press(desk, desk.words["name"])
    press(desk, "Add all to shopping list")


def _by_want(desk: Desk) -> None:
    press(desk, "Shopping list")
    write(desk, "Another item", desk.words["item"])
    press(desk, "Add")


def _by_buying(desk: Desk) -> None:
    press(desk, "Shopping list")
    press(desk, desk.words["have"])


def _by_dropping(desk: Desk) -> None:
    press(desk, "Shopping list")
    press(desk, "Remove bought items")


def _by_sweets(desk: Desk) -> None:
    press(desk, "Desserts")
    press(desk, "Vegetarian only")


def _by_time(desk: Desk) -> None:
    choose(desk, "Sort by", "Quickest first")


TASKS = (
    UnseenTask(
        "recipes-favourite", "I love the {name}; make it one of my favourites.",
        _box, _open, partial(_with, _love, "recipes"), _by_love, shortest=1,
    ),
    UnseenTask(
        "recipes-serve", "There will be {guests} of us for the {name}; set the number of servings to that.",
        _guests, _open, partial(_with, _serve, "recipes"), _by_serving, shortest=3,
    ),
    UnseenTask(
        "recipes-note-steps", 'Click "{name}", type "{note}" in the field My note and click the button Save note.',
        _box, _open, partial(_with, _remark, "recipes"), _by_remark, shortest=3,
    ),
    UnseenTask(
        "recipes-rate", "Look for {name} and give it {stars} stars.",
        _box, _open, partial(_with, _rate, "recipes"), _by_rating, shortest=2,
    ),
    UnseenTask(
        "recipes-needs-steps", "Open “{name}”, then click “Add all to shopping list”.",
        _box, _open, partial(_with, _needs, "list"), _by_needs, shortest=2,
    ),
    UnseenTask(
        "recipes-want", "We are out of {item}, please put it on the shopping list.",
        _box, _open, partial(_with, _want, "list"), _by_want, shortest=3,
    ),
    UnseenTask(
        "recipes-bought-fr", "J’ai trouvé {have} au marché, coche-le sur ma liste de courses.",
        _box, _open, partial(_with, _buy, "list"), _by_buying, shortest=2,
    ),
    UnseenTask("recipes-sweets", "Show me vegetarian desserts only.", _box, _open, _sweets, _by_sweets, shortest=2),
    UnseenTask(
        "recipes-quick-fr", "Trie les recettes pour voir d’abord les plus rapides.",
        _box, _open, _quick, _by_time, shortest=2,
    ),
    UnseenTask(
        "recipes-favourite-fr", "Mets « {name} » dans mes recettes favorites.",
        _box, _open, partial(_with, _love, "recipes"), _by_love, shortest=1,
    ),
    UnseenTask(
        "recipes-empty-fr", "Enlève de la liste de courses ce qui est déjà acheté.",
        _box, _open, partial(_with, _drop, "list"), _by_dropping, shortest=2,
    ),
)  # fmt: skip
