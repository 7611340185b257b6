"""Source files to articles: decoding, body and discarded passages, title, outlet, stated publication date."""
