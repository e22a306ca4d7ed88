"""Figures, and what all of them are drawn with: style, ledger, maps, labels, SVG and PNG."""
