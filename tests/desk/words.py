"""Pure: what the seeds draw from: people, places and things of everyday chores, in English and French."""

from __future__ import annotations

from random import Random

PEOPLE = ("Anna Berg", "Zoé Lefèvre", "Tom Okafor", "Maria Silva", "Jürgen Weiß", "Chloé Martin", "Sam Patel", "Nora Quinn")
TOWNS = ("Lyon", "Geneva", "Turin", "Basel", "Ghent", "Lille", "Porto", "Graz", "Bergen", "Dijon", "Nantes", "Zurich")
CHORES = (
    "buy bread", "call the dentist", "water the plants", "post the parcel", "pay the rent", "book the hall",
    "return the books", "feed the cat", "fix the bicycle", "print the tickets", "clean the oven", "renew the card",
)  # fmt: skip
NOTES = (
    "The meeting moves to Tuesday at 14:30.", "Remember the blue folder for Zoé.", "Rent is 640 € from March on.",
    "Ask Tom about the key to room 12.", "The train leaves from platform 9.", "Two coffees, one tea, no sugar.",
)  # fmt: skip
NOTES_FR = (
    "Rendez-vous chez le médecin jeudi à 9 h.", "Penser au gâteau de Chloé.", "Le loyer passe à 640 € en mars.",
    "Rappeler Noël au sujet de la clé.", "Le train part de la voie 9.",
)  # fmt: skip
FILES = ("meeting", "shopping", "ideas", "garden", "budget", "holiday", "recipes", "letters", "report", "contacts")
FOLDERS = ("Invoices", "Photos 2024", "Recipes", "Old letters", "School", "Taxes", "Music", "Garden plans")
COLOURS = ("red", "green", "blue", "yellow", "orange", "purple", "brown", "silver")
NICKNAMES = ("harbour", "lantern", "maple", "comet", "pebble", "willow", "falcon", "ember")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def some(random: Random, pool: tuple[str, ...], *names: str) -> dict[str, str]:
    """Distinct picks of a pool, one for each name."""
    return dict(zip(names, random.sample(pool, len(names)), strict=True))


def numbers(random: Random, low: int, high: int, *names: str) -> dict[str, str]:
    """Distinct whole numbers from low to high, as text, one for each name."""
    return dict(zip(names, map(str, random.sample(range(low, high + 1), len(names))), strict=True))
