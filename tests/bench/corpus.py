"""Made-up articles for measuring: real sentence shapes, invented people, any number of them, the same for a seed.

A thread of articles tells the same few events with different spellings, dates and vagueness, as the press does, so
that resolving has something to resolve. Sizes and the share of vague dates follow the five articles of the dossier.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
COUNTRIES = (
    ("le Mali", "malien", "Bamako"), ("le Niger", "nigérien", "Niamey"), ("la Serbie", "serbe", "Belgrade"),
    ("le Kosovo", "kosovar", "Pristina"), ("la Géorgie", "géorgien", "Tbilissi"),
    ("le Tchad", "tchadien", "N'Djamena"), ("la Turquie", "turc", "Ankara"),
    ("la Grèce", "grec", "Athènes"), ("le Soudan", "soudanais", "Khartoum"),
    ("la Moldavie", "moldave", "Chisinau"), ("le Liban", "libanais", "Beyrouth"),
    ("la Colombie", "colombien", "Bogota"),
)  # fmt: skip
GIVEN = ("Awa", "Milan", "Nino", "Idriss", "Elena", "Omar", "Jovan", "Salomé", "Karim", "Lucía", "Petru", "Hassan")
SYLLABLES = ("ba", "dra", "ko", "mi", "sou", "ta", "vel", "nar", "li", "go", "cha", "ré", "zan", "per", "lo", "fi")
ENDINGS = ("ev", "ic", "dou", "kis", "ane", "escu", "aoui", "ardo", "adze", "oum")
OUTLETS = ("Le Courrier du Fleuve", "Radio Méridienne", "La Dépêche des Monts", "Agence Horizon")
TEASERS = ("Météo : un week-end sous la pluie", "Football : la finale en direct", "Nos dix recettes d'automne")


@dataclass(frozen=True, slots=True)
class Story:
    """What a thread of articles tells: two countries, their leaders, a meeting and a clash with its toll."""

    home: tuple[str, str, str]
    abroad: tuple[str, str, str]
    leader: str
    other: str
    met: date
    clashed: date
    dead: int


def write(folder: Path, count: int, *, seed: int = 2021) -> None:
    """`count` articles as .txt files under `folder`, four to a story; each file is 1.5 to 3 KB."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(articles(count, seed=seed)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def articles(count: int, *, seed: int = 2021) -> Iterator[str]:
    """The texts, in order; the first N of a larger count are the same as a count of N."""
    for number in range(count):
        story = _story(random.Random(f"{seed}/{number // 4}"))
        yield _article(story, random.Random(f"{seed}/{number // 4}/{number % 4}"))


def _story(chance: random.Random) -> Story:
    home, abroad = chance.sample(COUNTRIES, 2)
    met = date(2015, 1, 1) + timedelta(days=chance.randrange(3600))
    return Story(
        home, abroad, _person(chance), _person(chance), met, met - timedelta(days=chance.randrange(40, 700)),
        chance.randrange(12, 900),
    )  # fmt: skip


def _person(chance: random.Random) -> str:
    family = "".join(chance.sample(SYLLABLES, 2)) + chance.choice(ENDINGS)
    return f"{chance.choice(GIVEN)} {family.capitalize()}"


def _article(story: Story, chance: random.Random) -> str:
    published = story.met + timedelta(days=chance.randrange(3))
    lines = [f"{story.home[2]} : {story.leader} reçoit {story.other} pour parler de paix", ""]
    if chance.random() < 0.7:
        lines += [
            f"Publié le {published.day:02}/{published.month:02}/{published.year} à 14h05 - {chance.choice(OUTLETS)}",
            "",
        ]
    lines += [paragraph for sentence in _sentences(story, chance) for paragraph in (sentence, "")]
    return "\n".join([*lines, "À lire aussi", "", *chance.sample(TEASERS, 2), ""])


def _sentences(story: Story, chance: random.Random) -> list[str]:
    met, clash = story.met, story.clashed
    day = chance.choice((WEEKDAYS[met.weekday()], f"{WEEKDAYS[met.weekday()]} {met.day} {MONTHS[met.month - 1]}"))
    month = f"{MONTHS[clash.month - 1]} {clash.year}"
    home, abroad = story.home, story.abroad
    family, other = story.leader.split()[1], story.other.split()[1]
    body = [
        f"Le président {home[1]} {story.leader} a reçu {day} à {home[2]} le Premier ministre {abroad[1]} "
        f"{story.other}, pour une visite de deux jours consacrée à la situation à la frontière.",
        f"« Nous voulons une paix durable entre nos deux peuples », a déclaré {family} à l'issue de la rencontre. "
        f"« Le dialogue est la seule voie », a-t-il ajouté.",
        f"{other} a affirmé que {abroad[0]} respecterait l'accord de cessez-le-feu conclu après les combats. "
        f"Selon {home[2]}, les deux pays ont convenu d'ouvrir un « groupe de contact » permanent.",
        f"En {month}, {abroad[0]} a lancé une offensive contre {home[0]} qui a fait {story.dead} morts et plus de "
        f"{story.dead * 40} déplacés, d'après les autorités. {home[2]} accuse {abroad[2]} "
        f"d'avoir bombardé des villages.",
        f"Les ministres des Affaires étrangères doivent se rencontrer le mois prochain à {abroad[2]}, "
        f"en présence d'observateurs de l'Union africaine et de l'ONU.",
        f"Depuis, {home[2]} cherche à renforcer ses liens avec ses voisins, sans rompre avec {abroad[2]}, "
        f"son partenaire traditionnel dans la région.",
    ]
    return [body[0], *chance.sample(body[1:], chance.randrange(3, 6))]
