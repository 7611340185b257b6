"""Feminine and plural of French adjectives and nouns of people, by their endings: nobody lists forms by hand."""

# Ending of the masculine singular -> ending of the feminine; the first that fits wins, else "e" is added.
_FEMININE = (
    ("e", "e"),
    ("teur", "trice"),
    ("eur", "euse"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("yen", "yenne"),
    ("on", "onne"),
    ("ec", "ecque"),
    ("turc", "turque"),
    ("ek", "èke"),
    ("ef", "ève"),
    ("if", "ive"),
    ("eux", "euse"),
    ("er", "ère"),
    ("el", "elle"),
    ("è", "è"),
)


def feminine(masculine: str) -> str:
    """ "ukrainien" -> "ukrainienne", "directeur" -> "directrice"; a word that ends in "e" stays as it is."""
    for ending, replacement in _FEMININE:
        if masculine.endswith(ending):
            return masculine[: len(masculine) - len(ending)] + replacement
    return masculine + "e"


def plural(singular: str) -> str:
    """ "russe" -> "russes", "général" -> "généraux"; a word in s, x or z stays as it is."""
    if singular.endswith(("s", "x", "z")):
        return singular
    if singular.endswith("al"):
        return singular[:-2] + "aux"
    return singular + ("x" if singular.endswith("eau") else "s")


def forms(masculine: str) -> dict[str, tuple[bool, bool]]:
    """All forms of an adjective with (feminine, plural); where two are written alike the masculine one counts."""
    female = feminine(masculine)
    return {
        plural(female): (True, True),
        female: (True, False),
        plural(masculine): (False, True),
        masculine: (False, False),
    }
