"""Pure: the people, addresses and telephone numbers of the practice tasks."""

from __future__ import annotations

import unicodedata
from random import Random

FIRST = (
    "Alice", "Bruno", "Carla", "Dimitri", "Elsa", "Farid", "Greta", "Hugo", "Irène", "Jonas", "Katia", "Louis",
    "Maud", "Nils", "Odile", "Petra", "Quentin", "Rosa", "Solène", "Tariq", "Ulla", "Victor", "Wanda", "Yann",
)  # fmt: skip
LAST = (
    "Abbott", "Baumann", "Castel", "Dupré", "Ekman", "Fournier", "Garnier", "Hobbs", "Ivanov", "Jansen", "Keller", "Lambert",
    "Mercier", "Novak", "Okafor", "Perrin", "Quirke", "Renaud", "Salazar", "Thornton", "Urban", "Vidal", "Winslow", "Zanetti",
)  # fmt: skip


def people(random: Random, count: int) -> list[str]:
    """So many names; no first name and no last name comes twice."""
    firsts, lasts = random.sample(FIRST, count), random.sample(LAST, count)
    return [f"{first} {last}" for first, last in zip(firsts, lasts, strict=True)]


def mail(name: str) -> str:
    """`Irène Dupré` -> `irene.dupre@example.net`."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return f"{plain.replace(' ', '.')}@example.net"


def phone(random: Random) -> str:
    """`0555 318204`: an exchange and six figures."""
    return f"0555 {random.randint(100_000, 999_999)}"


def day(random: Random, year: int) -> str:
    """`2027-04-19`."""
    return f"{year}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
