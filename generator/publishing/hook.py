"""What MkDocs asks of the program while it builds: so `mkdocs build` and `mkdocs serve` work on their own too."""

from mkdocs.config.defaults import MkDocsConfig

from generator.messages import messages
from generator.publishing.furniture import interface, script_texts, stylesheet


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Gives the theme the interface's words and the name of Material's stylesheet."""
    language = str(config.theme["language"])
    config.extra["interface"] = interface(messages(language))
    config.extra["interface_script"] = script_texts(messages(language))
    config.extra["material_stylesheet"] = stylesheet()
    return config
