"""The dossier for machines: annotations, JSON, CSV, JSON-LD, feeds, all from the records."""
