"""One source file as read: its text, what of it is the article, what was thrown away and by which rule."""

from generator.values import value


@value
class Passage:
    """A stretch [start, end) of the file's text that belongs together.

    `rule` names why it was kept ("body.paragraph", "body.title") or thrown away ("discarded.teaser", …).
    """

    start: int
    end: int
    kept: bool
    rule: str


@value
class Stamp:
    """A publication date that the file itself states: EDTF value, the words [start, end) that say it, and the rule."""

    value: str
    start: int
    end: int
    rule: str


@value
class Article:
    """A source file. Every offset in the project counts characters of `text`.

    `text` is the decoded file in Unicode form NFC, line ends as in the file. `title` is the passage that holds
    the headline, if one was found; `passages` cover all the non-blank text in order, title included.
    `stamps` are the publication dates that the file states or lets appear, strongest rule first; their
    conflict is settled when publication dates are resolved.
    """

    id: str
    file: str
    sha256: str
    text: str
    title: Passage | None
    passages: tuple[Passage, ...]
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    stamps: tuple[Stamp, ...] = ()

    @property
    def title_text(self) -> str | None:
        return self.text[self.title.start : self.title.end] if self.title else None

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages to read: all that were kept, the title first where it stands first."""
        return tuple(passage for passage in self.passages if passage.kept)

    @property
    def body_text(self) -> str:
        return "\n\n".join(self.text[p.start : p.end] for p in self.body)
