"""Names of the Unicode Character Database that are no aliases: of sequences, and those of Unicode 1."""

from .packages import read_json


def characters(ucd):
    return read_json(ucd / "UnicodeData.json")["UnicodeData"]


def add_sequences(table, ucd):
    for entry in read_json(ucd / "NamedSequences.json")["NamedSequences"]:
        table.add("sequence", entry["name"], "".join(chr(int(code, 16)) for code in entry["codepointSequence"]))


def add_unicode1(table, entries):
    for entry in entries:
        if entry["category"] != "Cc":
            table.add("unicode1", entry.get("unicode1.0Name", ""), chr(int(entry["codepoint"], 16)))
