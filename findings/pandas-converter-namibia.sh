#!/usr/bin/env bash
# A converter no longer keeps "NA" in a CSV: since pandas 3 Namibia's code is lost behind it.
#
# Expected: what a converter returns is the value, as in pandas 2: `converters={"code": str}` has
# been the way to say that a column of country codes is text, whatever it looks like.
# Seen: pandas 3 holds the texts that a converter returned against its list of missing values once
# more, "NA" and "" among them, and gives NaN; a converter that changes the text shows that it did
# receive it. The engine written in Python did so in pandas 2, too; now all do. country_converter,
# which reads its own table of countries in this way, cannot be started with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/read.py" <<'PYTHON'
import io
import pandas as pd

rows = "code,name\nNA,Namibia\nPE,Peru\n"
def read(convert):
    return pd.read_csv(io.StringIO(rows), converters={"code": convert})["code"].fillna("lost")

print(pd.__version__, list(read(str)), list(read(lambda text: text + "!")))
PYTHON
seen() {
    python3 -m venv "$folder/$1"
    "$folder/$1/bin/pip" install -q "pandas==$1" country_converter==1.3.2
    "$folder/$1/bin/python" "$folder/read.py"
    "$folder/$1/bin/python" -c 'import country_converter
print("country_converter:", country_converter.convert("Namibia", to="ISO2"))' 2>&1 | tail -1 || true
}
seen 2.3.3 | tee "$folder/old"
seen 3.1.1 | tee "$folder/new"
grep -qF "2.3.3 ['NA', 'PE'] ['NA!', 'PE!']" "$folder/old" &&
    grep -qF "country_converter: NA" "$folder/old" &&
    grep -qF "3.1.1 ['lost', 'PE'] ['NA!', 'PE!']" "$folder/new" &&
    grep -qF "TypeError" "$folder/new" || {
    echo "CHANGED: pandas or country_converter treats the code NA differently now"
    exit 1
}
echo "As described: the converter got NA, returned NA, and the table has a gap."
