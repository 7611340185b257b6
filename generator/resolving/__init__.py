"""Across articles: publication dates, actors and spellings, events told several times, disagreements, gaps."""
