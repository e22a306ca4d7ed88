"""From executed notebooks to the static site.

``story`` is the package as the reader asked for it, ``given`` the parameters that differ from the
defaults, ``notebooks`` a dict of name to the executed notebook as text; ``stories`` are its pages
in order (``narrative.Page``), ``about`` is a dict of figure to its words and marks, ``told`` leads
to what figures show in other states, ``languages`` to the folder of each language whose pages stand
side by side; ``wanted`` names pages, none being all; ``site`` is the address of the pages or "".
"""

OWN = ("index", "claims", "sources", "data")  # pages that no notebook makes
FOLDER = "downloads"  # of a site: files to take away
