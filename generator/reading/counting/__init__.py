"""Numbers, and the people they count."""
