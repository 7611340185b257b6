"""Pages to a site: writes what differs, removes what is no longer produced, drives MkDocs and the search index."""
