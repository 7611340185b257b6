"""The YAML records: load with line numbers, three-way merge, smallest diff, atomic writes, checks."""
