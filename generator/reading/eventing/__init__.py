"""How events are found: triggers, what is told as a fact, who takes part, when and where, and what is told twice."""
