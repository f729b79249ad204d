"""Collects the names of all vocabularies, and writes vocabularies.txt."""

import re
import unicodedata

# The vocabularies in the order of the file. What a user types letter by letter is kept although the character has the
# same name elsewhere; so is a synonym, which counts more than a keyword that is the same. Of the others, only what is
# new is kept.
KEPT = "shortcode emoticon tex latex lean typst adobe keysym digraph compose spelling synonym".split()
KEYS = (
    "shortcode keyword description emoticon tex latex lean typst adobe keysym digraph compose spelling sequence unicode1 "
    "country currency synonym"
).split()

# The vocabularies of words. Words that are only part of what a program reads do not make a name known.
WORDS = "shortcode keyword description sequence unicode1 country currency synonym".split()

UNUSED = {"Cn", "Co", "Cs"}


class Table:
    def __init__(self, characters, known):
        """Takes UnicodeData's entries, and by characters the names that other-names.txt has in English."""
        self.assigned = set()
        self.known = {text: {folded(name) for name in names} for text, names in known.items()}
        first = 0
        for entry in characters:
            code_point = int(entry["codepoint"], 16)
            if entry["name"].endswith(", First>"):
                first = code_point
            elif entry["category"] not in UNUSED:
                self.assigned.update(range(first or code_point, code_point + 1))
            if not entry["name"].endswith(", First>"):
                first = 0
            if not entry["name"].startswith("<"):
                self.known.setdefault(chr(code_point), set()).add(folded(entry["name"]))
        self.sections = {key: set() for key in KEYS}

    def add(self, key, name, text):
        name = " ".join(name.split())
        text = text.replace("\ufe0f", "") if len(text) > 1 else text
        composed = unicodedata.normalize("NFC", text)
        text = composed if len(composed) == 1 < len(text) else text  # the sequence itself is no line of the index
        if not name or not text or name == text or not all(ord(c) in self.assigned for c in text):
            return
        known = self.known.setdefault(text, set())
        if key in KEPT or folded(name) not in known:
            self.sections[key].add((name, text))
        if key in WORDS:
            known.add(folded(name))

    def write(self, target, header):
        with target.open("w", encoding="utf-8", newline="\n") as file:
            file.write(header)
            for key, entries in self.sections.items():
                file.write(f"[{key}]\n")
                for name, text in sorted(entries):
                    file.write(f"{name}\t{' '.join(f'{ord(c):04X}' for c in text)}\n")

    def counts(self):
        return ", ".join(f"{key} {len(entries):,}" for key, entries in self.sections.items())


def folded(name):
    """Without case and punctuation; a name of nothing else is itself."""
    normal = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", " ", normal).strip() or normal


def text_of(codes):
    """The text of code points in hexadecimal, with spaces or hyphens between."""
    return "".join(chr(int(code, 16)) for code in re.split("[ -]", codes))
