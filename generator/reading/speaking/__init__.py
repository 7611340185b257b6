"""Who said what: units of speech, the cues that report words, and their speakers."""
