"""A second opinion on the engine: the rule language evaluated straight from rules/README.md.

In: rules as plain data, facts, a catalogue. Out: one Verdict a rule. Nothing here imports the
engine, its compiler or the rule parser (`compare` alone does, to set both side by side).
"""
