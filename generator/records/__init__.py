"""The YAML records: load with line numbers, three-way merge, smallest diff, atomic writes, checks."""

from generator.records.beside import beside
from generator.records.planning import Plan
from generator.records.snapshot import Loaded
from generator.records.store import Store

__all__ = ["Loaded", "Plan", "Store", "beside"]
