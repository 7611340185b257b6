"""How a statement was made: the verb of saying beside its speakers, in the present."""

from functools import cache

from generator.language import Language

_REFLEXIVE = ("se", "s'")


@cache
def present(verb: str, *, plural: bool, language: Language) -> str:
    """The third person of a verb: "déclarer" is "déclare" or "déclarent"; one that has no such form stays as it is.

    Of several words the first is conjugated ("faire savoir": "fait savoir"), unless it is the pronoun.
    """
    head, _, rest = verb.partition(" ")
    if rest and head not in _REFLEXIVE:
        return f"{present(head, plural=plural, language=language)} {rest}"
    wanted = "plural" if plural else "singular"
    forms = (
        word
        for word, form in language.verbs.conjugate(verb)
        if (form.mood, form.tense, form.person, form.number) == ("indicative", "present", 3, wanted)
    )
    return next(forms, verb)
