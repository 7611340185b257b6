"""What was measured, as a table for the terminal and a page for docs/."""

import math
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from generator.workers import cores
from tests.bench import chart, dossiers, reading
from tests.bench.measuring import Measure

_STAGES = {
    "start": "démarrage",
    "read": "lecture des articles",
    "load": "chargement des fiches",
    "resolve": "rapprochement des articles",
    "plan": "comparaison avec les fiches",
    "write": "écriture des fiches",
    "export": "exports",
    "survey": "désaccords, lacunes",
    "pages": "composition et écriture des pages",
    "keep": "mémoire pour la prochaine fois",
    "site": "construction du site",
}
_AGAIN = {
    "nothing": "`dossier build`, rien de changé",
    "record": "`dossier build`, une fiche corrigée",
    "article": "`dossier build`, un article ajouté",
}
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "dateparser", "pydantic")
Rows = list[list[str]]


def times(results: Sequence[dossiers.Result]) -> Rows:
    """One row a stage, and one a whole command: its time on the clock at each size."""
    rows = [["secondes", *(f"{_number(result.articles)} articles" for result in results)]]
    for name, label in _STAGES.items():
        rows.append([label, *(_decimal(result.stages[name].seconds) for result in results)])
    rows.append(["**ensemble**", *(_decimal(_whole(result).seconds) for result in results)])
    for name, label in _AGAIN.items():
        rows.append([label, *(_decimal(result.again[name].seconds) for result in results)])
    saved = (_decimal(result.saved) for result in results)
    return [*rows, ["`dossier serve` : d’une fiche enregistrée à la page", *saved]]


def costs(results: Sequence[dossiers.Result]) -> Rows:
    """One row a stage, and one a whole command: what it takes at the largest size, and how it grows."""
    largest = results[-1]
    rows = [["étape", "calcul (s)", "articles/s", "mémoire (Mo)", "exposant"]]
    for name, label in _STAGES.items():
        rows.append([*_cost(label, largest.stages[name], largest.articles), _growth(results, name)])
    rows.append([*_cost("**ensemble**", _whole(largest), largest.articles), ""])
    for name, label in _AGAIN.items():
        rows.append([label, _decimal(largest.again[name].burnt), "", _memory(largest.again[name]), ""])
    return rows


def _cost(label: str, cost: Measure, articles: int) -> list[str]:
    return [label, _decimal(cost.burnt), _number(articles / cost.seconds), _memory(cost)]


def _whole(result: dossiers.Result) -> Measure:
    return sum(result.stages.values(), Measure(0, 0))


def ratios(results: Sequence[dossiers.Result], read: reading.Result) -> Rows:
    """What is compared in the same run with the tools that people know."""
    rows = [["comparaison", "le programme", "l’autre", "rapport"]]
    rows.append(
        _ratio("un article : tout lire, ou `search_dates` pour les seules dates", read.reading, read.search, 1000, "ms")
    )
    for result in results:
        if result.ours and result.stock:
            label = f"site entier de {_number(result.pages)} pages, ou MkDocs seul"
            rows.append(_ratio(label, result.ours.seconds, result.stock.seconds, 1, "s"))
            one = f"une fiche corrigée parmi {_number(result.articles)} articles, ou MkDocs seul"
            rows.append(_ratio(one, result.again["record"].seconds, result.stock.seconds, 1, "s"))
        rows.extend(_peers(result))
    return rows


def _peers(result: dossiers.Result) -> Rows:
    """The site beside what other generators make of the same Markdown, and one edited record beside all of it again."""
    ours = result.ours or result.stages["site"]
    pages = _number(result.pages)
    rows = []
    for name, peer in result.peers.items():
        rows.append(_ratio(f"site entier de {pages} pages, ou {name}", ours.seconds, peer.seconds, 1, "s"))
        again = result.again["record"]
        rows.append(_ratio(f"une fiche corrigée, ou {name} à nouveau", again.seconds, peer.seconds, 1, "s"))
        rows.append(_ratio(f"mémoire, ou {name}", ours.memory / 1e6, peer.memory / 1e6, 1, "Mo"))
    return rows


def searches(results: Sequence[dossiers.Result]) -> Rows:
    """What the first query of a cold page takes, the worst of several."""
    rows = [["recherche", "premier résultat", "plus long blocage", "chargé"]]
    for result in results:
        if found := result.search:
            cells = [f"{_decimal(found.seconds)} s", f"{_number(found.blocked * 1000)} ms"]
            rows.append([f"{_number(result.articles)} articles", *cells, f"{_number(found.loaded / 1000)} Ko"])
    return rows


def _ratio(label: str, ours: float, other: float, factor: int, unit: str) -> list[str]:
    return [label, f"{_decimal(ours * factor)} {unit}", f"{_decimal(other * factor)} {unit}", _decimal(ours / other)]


def page(results: Sequence[dossiers.Result], read: reading.Result) -> str:
    """docs/mesures.md."""
    return _PAGE.format(
        machine=f"{platform.system()}, {cores()} cœurs {_processor()}, Python {platform.python_version()}",
        versions=", ".join(f"{package} {version(package)}" for package in _PACKAGES),
        times=_markdown(times(results)),
        costs=_markdown(costs(results)),
        ratios=_markdown(ratios(results, read)),
        largest=_number(results[-1].articles),
        lengths=_markdown([["caractères", "secondes"], *([_number(n), _decimal(s)] for n, s in read.lengths.items())]),
        together=_decimal(read.together),
        searches=_markdown(searches(results)),
        pages=", ".join(f"{_number(result.articles)} articles : {_number(result.pages)} pages" for result in results),
    )


def picture(results: Sequence[dossiers.Result]) -> str:
    """docs/mesures.svg: where the time of the largest build goes."""
    largest = results[-1]
    bars = [(label, largest.stages[name].seconds) for name, label in _STAGES.items()]
    return chart.bars(f"Où passe le temps : {_number(largest.articles)} articles, des articles au site", bars)


def plain(rows: Rows) -> str:
    """Columns for a terminal."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(" ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _markdown(rows: Rows) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join([head, f"|---|{'--:|' * (len(rows[0]) - 1)}", *body])


def _growth(results: Sequence[dossiers.Result], name: str) -> str:
    """The power of the number of articles with which a stage grows between the two largest dossiers."""
    if len(results) < 2:
        return ""
    before, after = results[-2:]
    times = after.stages[name].burnt / max(before.stages[name].burnt, 0.01)
    return _decimal(math.log(times) / math.log(after.articles / before.articles))


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _memory(cost: Measure) -> str:
    return _number(cost.memory / 1e6) if cost.memory else ""


def _decimal(value: float) -> str:
    """Two digits after the comma below 10, one below 100."""
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}".replace(".", ",")


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\u202f")


_PAGE = """---
title: Mesures
description: Temps, mémoire et croissance de chaque étape, mesurés sur des dossiers inventés.
---

# Mesures

Ces nombres viennent de `make bench`, qui les réécrit. Les articles sont inventés, les mêmes à chaque fois : de 1,5 à
3 Ko, quatre par histoire.

Machine : {machine}. Versions : {versions}. Pages faites — {pages}.

## Étapes

Durées à l’horloge, démarrage de Python compris.

{times}

Pour {largest} articles : « calcul » est le temps des processeurs, tous ensemble ; la mémoire est celle de tous les
processus, la partagée comptée une fois. L’exposant dit comment le calcul croît entre les deux plus grands dossiers :
1, comme le nombre d’articles ; 2, comme son carré.

{costs}

![Durée de chaque étape pour {largest} articles ; les mêmes nombres sont dans la table ci-dessus](mesures.svg)

## Comparaisons

Mesurées dans la même exécution, sur les mêmes textes ou les mêmes pages. Sous 1, le programme prend moins de temps.

{ratios}

Tous les cœurs ensemble lisent {together} fois plus vite qu’un seul.

## Recherche

Première recherche sur une page qui vient d’être ouverte, dans Chromium ralenti quatre fois : de la première touche au
premier résultat, le plus long moment où la page ne répond pas, les octets chargés, sans compression. La plus lente de
plusieurs recherches, chacune la médiane de cinq.

{searches}

## Longueur d’un texte

La lecture d’un seul texte, selon sa longueur.

{lengths}
"""
