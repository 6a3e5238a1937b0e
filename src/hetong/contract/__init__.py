"""The contract as structured data: every key in one of four states, with its place."""
