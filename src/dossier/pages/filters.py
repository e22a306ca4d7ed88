"""Filters of a list that need no script: rules of style which a reader's choice switches on.

A choice is a select element; its options and the listed items carry numbers, never words of the
package, so that no word can end a rule.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One thing to filter by.

    Attributes:
        name: such as ``verdict``; items hold their number in ``data-verdict``.
        label: the name for the reader.
        options: the reader's word for each value, by value, in the order offered.
    """

    name: str
    label: str
    options: dict

    def number(self, value):
        """Give the number that stands for a value."""
        return list(self.options).index(value) + 1


def rules(choices):
    """Write the rules: an item or section without the value chosen is not shown.

    What a link leads to is always shown.
    """
    lines = []
    for choice in choices:
        for value in choice.options:
            number = choice.number(value)
            chosen = f'body:has(#by-{choice.name} [value="{number}"]:checked)'
            has = f'[data-{choice.name}="{number}"]'
            lines.append(f"{chosen} .item:not({has}):not(:target){{display:none}}")
            lines.append(f"{chosen} .items:not(:has({has})):not(:has(:target)){{display:none}}")
    return "\n".join([*lines, ""])


def present(values, order, word):
    """Make the options of a choice from the values that occur.

    Args:
        values: those of all items.
        order: all values that there can be, in the order to offer them.
        word: function from a value to the reader's word.
    """
    occurring = set(values)
    return {value: word(value) for value in order if value in occurring}
