"""One article in, mentions out: dates, actors, places, statements, figures and draft events, each with its rule."""
