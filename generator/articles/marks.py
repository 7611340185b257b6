"""What a block is by its own words: a menu, a credit, a byline, a button, the heading of a list of links."""

import re

from generator.articles.blocks import Block
from generator.articles.draft import (
    ADDRESS,
    ADVERT,
    BYLINE,
    CREDIT,
    DATE,
    EMBED,
    ENDING,
    INTERFACE,
    MARKER,
    MENU,
    METADATA,
    TEASER,
)
from generator.language.boilerplate import Boilerplate, Category, words_of
from generator.text import fold

# A block of more words than these is no label, byline, notice or credit: articles may speak of newsletters.
_LABEL_WORDS, _BYLINE_WORDS, _NOTICE_WORDS, _LINK_WORDS, _CREDIT_WORDS = 12, 14, 40, 45, 60
# A name or a menu's item has no more words; an agency's name no more characters.
_NAME, _REACH = 4, 40
# A line that begins with its date has at most a weekday before it.
_NEAR = 12
# In so many last characters an excerpt shows that it is one, a caption its credit.
_EXCERPT_END, _BRACKET_REACH = 90, 90

_PREFIX = re.compile(r"date \d{4}-\d\d(?:-\d\d)?", re.IGNORECASE)
_ADDRESS = re.compile(r"[!(\[<]*(?:https?:|www\.|/[\w%])\S*|\S{1,300}\.(?:jpe?g|png|webp|gif|svg|mp4)\S{0,9}")
_TOKEN = re.compile(r"\S+")
_PICTURE = re.compile(r"!\[")
_EMAIL = re.compile(r"\S{1,80}@[\w.-]{1,80}\.\w{2,9}")
_TWEET = re.compile(r"[.(/](?:(?<=pic\.)twitter\.com|/t\.co/|@\w{1,30}\))")
_SEPARATOR = re.compile(r"\s[>›»|/•·]\s|[>›|•·]")
_FIGURE = re.compile(r"\d+[a-z]{0,3}\d*")
_FULL_DATE = re.compile(r"\d{1,2}(?:er)? [a-z]{3,9}\.? \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d")
_COPYRIGHT = re.compile(r"[©℗(](?:(?<=[©℗])|c\) ?\d{4})", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]{4,80})\)[\s|.]{0,4}$")
_DATED_EXCERPT = re.compile(r"(?:\.\.\.|…)\s{0,3}\d{1,2}[./-]\d{1,2}[./-]\d{4}\b[^.!?]{0,60}$")
_LINK_MARK = re.compile(r"\s*[:→>»|–-]|\s+[A-ZÀ-ÖØ-ÞŒ0-9«“\"]")
_CREDIT_MARK = re.compile(r"\s*[:.|–-]")
_QUOTED = re.compile(r"[«“\"„—–-]")


def rule(block: Block, boilerplate: Boilerplate) -> str | None:
    """The rule by which the block's own words throw it away; None where they do not."""
    recognisers = _RECOGNISERS if boilerplate.may_open(block.words) else _OF_OTHERS
    for name, recognises in recognisers:
        if recognises(block, boilerplate):
            return name
    return None


def _metadata(block: Block, boilerplate: Boilerplate) -> bool:
    return not block.words or _PREFIX.fullmatch(block.text) is not None


def _address(block: Block, boilerplate: Boilerplate) -> bool:
    if _PICTURE.match(block.text):
        return len(block.words) <= _CREDIT_WORDS
    return all(_ADDRESS.fullmatch(token[0]) for token in _TOKEN.finditer(block.text))


def _embed(block: Block, boilerplate: Boilerplate) -> bool:
    return len(block.words) <= _CREDIT_WORDS and _TWEET.search(block.text) is not None


def _advert(block: Block, boilerplate: Boilerplate) -> bool:
    return _labels(boilerplate.adverts, block)


def _ending(block: Block, boilerplate: Boilerplate) -> bool:
    return _labels(boilerplate.endings, block)


def _marker(block: Block, boilerplate: Boilerplate) -> bool:
    return _labels(boilerplate.teasers, block)


def _labels(category: Category, block: Block) -> bool:
    return category.is_whole(block.words) or (len(block.words) <= _LABEL_WORDS and category.opening(block.words) > 0)


def _teaser(block: Block, boilerplate: Boilerplate) -> bool:
    """ "Lire aussi : " and another article's headline on one line; an excerpt with its date behind."""
    if _DATED_EXCERPT.search(block.text[-_EXCERPT_END:]):
        return True
    length = boilerplate.labels.opening(block.words)
    return 0 < length < len(block.words) <= _LINK_WORDS and _LINK_MARK.match(block.after(length)) is not None


def _interface(block: Block, boilerplate: Boilerplate) -> bool:
    words, phrases = block.words, boilerplate.interface
    if phrases.is_whole(words) or (len(words) <= _LABEL_WORDS and boilerplate.labels_only(words)):
        return True
    if len(words) > _NOTICE_WORDS or _QUOTED.match(block.text):
        return False
    addressed = len(words) <= _LABEL_WORDS or boilerplate.addresses(words)
    return addressed and (phrases.opening(words) > 0 or phrases.holds(words))


def _date(block: Block, boilerplate: Boilerplate) -> bool:
    """A line that only says when, or who and when: "RFI 31/01/2020 - 07:22"."""
    if len(block.words) > _NOTICE_WORDS or block.prose:
        return False
    others = [word for word in block.words if word not in boilerplate.stamp_words and not _is_figure(word)]
    if not others or (len(others) < len(block.words) and boilerplate.names_only(others)):
        return True
    return _dates_the_page(block, boilerplate)


def _is_figure(word: str) -> bool:
    return word[0].isdigit() and _FIGURE.fullmatch(word) is not None


def _dates_the_page(block: Block, boilerplate: Boilerplate) -> bool:
    """Whether a full date stands with a cue of publication, or begins the line and an author follows."""
    folded = block.folded
    full = _FULL_DATE.search(folded)
    if full is None:
        return False
    signed = full.start() < _NEAR and boilerplate.signing.by in block.words
    return signed or any(cue in folded for cue in (*boilerplate.published_cues, *boilerplate.updated_cues))


def _byline(block: Block, boilerplate: Boilerplate) -> bool:
    words, bylines = block.words, boilerplate.bylines
    if bylines.is_whole(words) or boilerplate.names_only(words) or _EMAIL.fullmatch(block.text):
        return True
    if block.text.startswith("(") and block.text.endswith(")") and bylines.holds(words):
        return True
    if len(words) > _BYLINE_WORDS or block.prose:
        return False
    return _signs(block, boilerplate) or boilerplate.names_only(boilerplate.helpers(words))


def _signs(block: Block, boilerplate: Boilerplate) -> bool:
    """ "Par Jeanne Martin", "Source : Reuters": a cue, then a name."""
    length = boilerplate.bylines.opening(block.words)
    rest = block.after(length).lstrip()
    if not length or not rest:
        return False
    cue_is_sure = length > 1 or block.words[0] == boilerplate.signing.by
    return rest.startswith(":") or (cue_is_sure and (rest[0].isupper() or len(block.words) <= _BYLINE_WORDS // 2))


def _credit(block: Block, boilerplate: Boilerplate) -> bool:
    if len(block.words) > _CREDIT_WORDS:
        return False
    if _COPYRIGHT.search(block.text) or boilerplate.credits.holds(block.words):
        return True
    length = boilerplate.credits.opening(block.words)
    behind = _BRACKETED.search(block.text[-_BRACKET_REACH:])
    if behind and _CREDIT_MARK.match(_rest(behind[1], boilerplate)):
        return True
    if length and (length == len(block.words) or _CREDIT_MARK.match(block.after(length)) or block.text.isupper()):
        return True
    return _shares_agency(block, boilerplate)


def _rest(text: str, boilerplate: Boilerplate) -> str:
    """The text behind "photo" and the like, "" where it does not begin so."""
    length = boilerplate.credits.opening(words_of(text))
    return Block(0, len(text), text, fold(text)).after(length) if length else ""


def _shares_agency(block: Block, boilerplate: Boilerplate) -> bool:
    """Whether it ends as "… / AFP" or "REUTERS/Jane Doe" do, without a full stop: polls are called so too."""
    before, slash, after = block.text.rstrip(" )]").rpartition("/")
    if not slash or not after.strip() or block.text.endswith("."):
        return False
    last, first = words_of(before[-_REACH:]), words_of(after)
    return len(first) <= _NAME and any(
        first[:size] in boilerplate.agency_names or last[-size:] in boilerplate.agency_names for size in range(1, _NAME)
    )


def _menu(block: Block, boilerplate: Boilerplate) -> bool:
    if len(block.words) <= _NOTICE_WORDS and boilerplate.menu_words.issuperset(block.words):
        return True
    if block.closed:
        return False
    parts = [part for part in _SEPARATOR.split(block.text) if part.strip()]
    return len(parts) > 2 and all(len(part.split()) <= _NAME for part in parts)


_RECOGNISERS = (
    (METADATA, _metadata),
    (ADDRESS, _address),
    (EMBED, _embed),
    (ADVERT, _advert),
    (ENDING, _ending),
    (MARKER, _marker),
    (INTERFACE, _interface),
    (TEASER, _teaser),
    (DATE, _date),
    (BYLINE, _byline),
    (CREDIT, _credit),
    (MENU, _menu),
)
# Those that recognise more than what a line begins with.
_OF_OTHERS = tuple(one for one in _RECOGNISERS if one[0] not in (ADVERT, ENDING, MARKER))
