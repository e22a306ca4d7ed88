"""The figures: one module a notebook, one function a figure; rows in, Figure out."""
