"""What each word is in its sentence: grammatical words by their class, verbs told from nouns by their place."""
