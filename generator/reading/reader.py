"""Reads one article: the order of the readers, and nothing else."""

from generator.language import Language
from generator.reading.dates import read_dates
from generator.reading.events import read_events
from generator.reading.figures import read_figures
from generator.reading.names import read_names
from generator.reading.statements import read_statements
from generator.reading.view import View
from generator.schema.article import Article
from generator.schema.mentions import Reading


def read(article: Article, language: Language) -> Reading:
    """All mentions of one article. Pure: the same article and language data give the same reading."""
    view = View(article, language)
    actors, places = read_names(view)
    dates, times = read_dates(view)
    figures = read_figures(view)
    statements = read_statements(view, actors)
    return Reading(
        article=article.id,
        sentences=view.sentences,
        dates=dates,
        actors=actors,
        places=places,
        statements=statements,
        figures=figures,
        events=read_events(view, actors, places, dates, times, figures),
        times=times,
    )
