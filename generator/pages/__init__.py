"""Records to Markdown pages, as a pure function from a dossier to {path: text}."""
