"""Where no line may break: between a number and what it counts, a day and its month, two years.

A number that ends its clause stays with the word before it, so does a dash, and a year that has its
own word, as in Russian; a word of one letter, or a sign, stays with the word after it. Texts keep
their plain blanks: lines are held where they are set, in figures and in pages.
"""

import re

LETTER = r"[^\W\d_]"
BLANK = "|".join(
    (
        rf"(?<=\d) (?={LETTER})",
        rf"(?<={LETTER}) (?=\d+(?:[,;:)](?!\d)|\.?$))",
        rf"(?<={LETTER}) (?=\d{{4}} г(?:\.|од))",
        rf'(?<![^\s("“«„¿¡]{LETTER})(?<={LETTER}) ',
        rf"(?<=[✓≈◐✗○]) (?={LETTER})",
        r" (?=[—–] )",
    )
)
BLANKS = re.compile(BLANK.replace(" ", "[ \n]"))
RANGE = re.compile(r"(?<!\S)\S*\d[–−]\d\S*")
