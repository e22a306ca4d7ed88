"""The dataset of a story: its descriptor, typed tables, rules, boundaries; no analysis."""
