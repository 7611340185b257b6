"""Who and where: persons, states, organisations and places of one article, all their mentions together."""
