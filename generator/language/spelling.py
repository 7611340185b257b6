"""How foreign names are spelled in French: the table behind the comparison of two spellings."""

from generator.language.data import Table, load


class Near(Table):
    """Two sounds that stand for one another between spellings; replacing one by the other costs `cost` letters."""

    of: str
    cost: float


class Spelling(Table):
    """The shape of `spelling.yml`, whose comments say what each list is for.

    `sounds` are ordered (pattern, replacement) pairs for one word.
    """

    letters: dict[str, str]
    sounds: tuple[tuple[str, str], ...]
    near: tuple[Near, ...]
    silent: dict[str, float]
    articles: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    feminine: tuple[tuple[str, str], ...]
    family_first: frozenset[str]
    given: tuple[tuple[str, ...], ...]


def load_spelling(code: str) -> Spelling:
    return load(code, "spelling", Spelling)
