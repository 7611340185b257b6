"""Many articles to readings: from the cache where nothing changed, by several processes where much did."""

from generator.readings.cache import Read
from generator.readings.clusters import cluster
from generator.readings.gathering import Progress, gather, language_of, shelf
from generator.readings.version import PACKAGES

__all__ = ["PACKAGES", "Progress", "Read", "cluster", "gather", "language_of", "shelf"]
