"""The verdict on an article's blocks while it is being reached: a rule for each, or none yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.articles.blocks import Block
from generator.language.boilerplate import Boilerplate
from generator.lazy import once

# What a block is kept as.
TITLE, STANDFIRST, HEADING, PARAGRAPH = "body.title", "body.standfirst", "body.heading", "body.paragraph"
# What its own words say that it is.
METADATA, ADDRESS, EMBED = "discarded.metadata", "discarded.address", "discarded.embed"
ADVERT, INTERFACE, MENU = "discarded.advert", "discarded.interface", "discarded.menu"
MARKER, ENDING, TEASER = "discarded.marker", "discarded.ending", "discarded.teaser"
DATE, BYLINE, CREDIT = "discarded.date", "discarded.byline", "discarded.credit"
# What its place and its neighbours say.
REPEAT, CAPTION, LABEL = "discarded.repeat", "discarded.caption", "discarded.label"
AFTER_END, TRUNCATED, STRANGER = "discarded.after_end", "discarded.truncated", "discarded.stranger"

# Among links or comments these are theirs, whatever their own words say.
SHARED = frozenset((None, DATE, BYLINE, CREDIT, ADDRESS))


@dataclass(frozen=True)
class Draft:
    """Blocks in the order of the text and as many rules; a rule is None while nothing is decided.

    `boilerplate` is what is known of the pages of the language.
    """

    blocks: tuple[Block, ...]
    rules: tuple[str | None, ...]
    boilerplate: Boilerplate

    @once
    def undecided(self) -> Mapping[int, Block]:
        """The blocks without a rule, by their index."""
        pairs = enumerate(zip(self.blocks, self.rules, strict=True))
        return {index: block for index, (block, rule) in pairs if rule is None}

    @once
    def prose(self) -> tuple[int, ...]:
        """The indices of the undecided blocks of running text."""
        return tuple(index for index, block in self.undecided.items() if block.prose)

    @once
    def title(self) -> int | None:
        """The index of the headline."""
        return self.rules.index(TITLE) if TITLE in self.rules else None

    def decided(self, indices: Iterable[int], rule: str | None) -> "Draft":
        """The draft with `rule` for these blocks."""
        chosen = set(indices)
        if not chosen:
            return self
        return replace(self, rules=tuple(rule if at in chosen else old for at, old in enumerate(self.rules)))
