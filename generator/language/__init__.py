"""French knowledge as data: YAML tables in `fr/`, each with a loader of its own, handed to the stages as one value."""

from generator.language.language import Language

__all__ = ["Language"]
