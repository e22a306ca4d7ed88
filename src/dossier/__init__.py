"""Check a news story by looking at it: claims, evidence, and figures that answer for each mark."""

from importlib import import_module

_HOMES = {
    "Package": "dossier.dataset.package",
    "Story": "dossier.story.story",
    "beside": "dossier.widgets.side_by_side",
    "charts": "dossier.charts",
    "explore": "dossier.widgets",
    "open": "dossier.story.story",
}
__all__ = sorted(_HOMES)
__version__ = "0.1.0"


def __getattr__(name):
    """Import a public name when it is first used, so that ``import dossier`` stays light."""
    if name not in _HOMES:
        from dossier.dataset.errors import suggest

        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}; {suggest(name, __all__)}".rstrip("; ")
        )
    home = import_module(_HOMES[name])
    return home if home.__name__.endswith(f".{name}") else getattr(home, name)


def __dir__():
    """List the public names, also those not imported yet."""
    return __all__
