"""Source files to articles: decoding, body and discarded passages, title, outlet, stated publication date."""

from generator.articles.loading import READERS, load, parse, path_in

__all__ = ["READERS", "load", "parse", "path_in"]
