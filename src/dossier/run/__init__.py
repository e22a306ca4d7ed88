"""From notebooks and parameters to figures and pages, replaced whole or not at all."""
