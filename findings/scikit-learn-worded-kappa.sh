#!/usr/bin/env bash
# scikit-learn weighs how far two reviewers are apart by the alphabet of their verdicts.
#
# Expected: a weighted kappa counts "true" against "mostly true" as near, and against "false" as
# far. Where a scale is words, its order has to be said: krippendorff raises an error that asks for
# it.
# Seen: cohen_kappa_score(weights="quadratic") puts the words into the order of their letters, in
# which "true" stands last and "half true" next to "false", and gives a number. Two reviewers who
# are never more than a step apart agree by 0.34 instead of 0.80. With labels=[...] in the order of
# the scale it is right; its documentation describes them as a choice, and says of the weights
# nothing but their names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q scikit-learn==1.9.1 krippendorff==0.9.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import krippendorff
from sklearn.metrics import cohen_kappa_score

print("scikit-learn", version("scikit-learn"), "krippendorff", version("krippendorff"))
scale = ["false", "mostly false", "half true", "mostly true", "true"]
first = [4, 3, 2, 1, 0, 4, 3, 0]
second = [3, 4, 3, 0, 1, 4, 2, 1]  # never more than one step away
words = [[scale[step] for step in each] for each in (first, second)]
seen = {
    "numbers": cohen_kappa_score(first, second, weights="quadratic"),
    "words": cohen_kappa_score(*words, weights="quadratic"),
    "words, with labels": cohen_kappa_score(*words, weights="quadratic", labels=scale),
}
print({name: round(float(kappa), 2) for name, kappa in seen.items()})
try:
    krippendorff.alpha(words, level_of_measurement="ordinal")
    asked = False
except ValueError as error:
    asked = "ordered value_domain" in str(error)
    print("krippendorff:", error)
if abs(seen["numbers"] - seen["words, with labels"]) > 0.001 or not asked:
    sys.exit("CHANGED: other ways to count this do not agree any more")
if seen["words"] > seen["numbers"] - 0.3:
    sys.exit("CHANGED: words are no longer weighed by their letters")
print("As described: the same verdicts agree well as numbers, and badly as words.")
PYTHON
