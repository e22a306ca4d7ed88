"""From a fact to all that hangs on it, and what changed since."""
