"""A bar chart as SVG: readable in light and dark, without a script or a font of its own."""

from collections.abc import Sequence
from html import escape

_WIDTH, _ROW, _LABEL, _VALUE = 760, 30, 330, 70


def bars(title: str, values: Sequence[tuple[str, float]]) -> str:
    """One horizontal bar for each (label, seconds)."""
    longest = max(seconds for _, seconds in values)
    rows = "".join(_bar(n, label, seconds, longest) for n, (label, seconds) in enumerate(values))
    height = (len(values) + 1) * _ROW + 10
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="14"><title>{escape(title)}</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>'
        f'<text x="0" y="20" font-weight="600" fill="#1a1a1a">{escape(title)}</text>{rows}</svg>\n'
    )


def _bar(n: int, label: str, seconds: float, longest: float) -> str:
    top = (n + 1) * _ROW
    length = max(1, round((_WIDTH - _LABEL - _VALUE) * seconds / longest))
    value = f"{seconds:.1f} s".replace(".", ",")
    return (
        f'<text x="{_LABEL - 8}" y="{top + 20}" text-anchor="end" fill="#1a1a1a">{escape(label)}</text>'
        f'<rect x="{_LABEL}" y="{top + 6}" width="{length}" height="{_ROW - 10}" fill="#2f5d8a"/>'
        f'<text x="{_LABEL + length + 6}" y="{top + 20}" fill="#1a1a1a">{value}</text>'
    )
