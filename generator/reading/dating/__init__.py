"""Time expressions: words cut for the calendar, rules over them, what they express, and how they hang together."""
