"""Many articles to readings: from the cache where nothing changed, by several processes where much did."""
