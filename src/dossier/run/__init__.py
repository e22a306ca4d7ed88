"""From notebooks and parameters to figures and pages, replaced whole or not at all.

A build, in the order in which it goes:

- request: what a command line asks for
- builder: the build itself, step by step
- plan: which notebooks run, with which parameters
- freshness: what of it is left to do, by what results depend on (cache, reads, digest)
- render: notebooks run, a few at a time (workers, execute, engine, kernel)
- staging: new figures, pages and notebooks beside the old ones
- publish: new ones in the place of old ones
"""
