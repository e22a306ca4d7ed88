"""The words of a language: messages, numbers, dates; each term of the design once."""
