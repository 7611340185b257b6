"""Where a quicker way is only taken for what is usual."""


class UnusualError(Exception):
    """Something that the quicker way does not know: the page goes the long way."""
