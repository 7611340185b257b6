"""The vocabulary that all stages share: what an article, a mention, a record and a dossier are."""
