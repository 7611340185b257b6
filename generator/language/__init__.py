"""French knowledge as data: YAML tables in `fr/`, each with a loader of its own, handed to the stages as one value."""

from generator.language.language import Language, language_of

__all__ = ["Language", "language_of"]
