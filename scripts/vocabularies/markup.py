"""Names in LaTeX, Lean and Typst, and in fonts."""

import re

from . import latex
from .packages import read_json
from .table import text_of


def add_latex(table, package):
    for command, text in read_json(package / "dist/tables/latex2unicode.json").items():
        for value in values(text):
            if len(value) == 1 or (len(value) <= 3 and not value.isascii()):
                add_command(table, command, value)
    for table_name in ("biblatex", "bibtex", "minimal"):
        for characters in read_json(package / f"dist/tables/{table_name}.json").values():
            for text, command in characters.items():
                for value in values(command):
                    if len(text) == 1 and value.startswith("\\"):
                        add_command(table, value, text)
    latex.add_commands(table)
    latex.add_accents(table)
    latex.add_negations(table)
    latex.add_alphabets(table)


def add_command(table, command, text):
    if command.startswith("\\mathrm{"):
        return  # capital letters in Greek with accents, which nobody types so
    if not command.startswith("{") and command != text and not re.fullmatch(r"\w", command):
        table.add("latex", command, text)


def values(value):
    """The tables have a text, or one for text mode and one for math mode."""
    found = [value] if isinstance(value, str) else [value.get("text"), value.get("math")]
    return [text for text in found if text]


def add_lean(table, package):
    for name, text in read_json(package / "dist/abbreviations.json").items():
        if "$" not in text:  # which marks the place of the cursor between two characters
            table.add("lean", name, text)


def add_typst(table, package):
    for name, text in read_json(package / "train/contrib.json").items():
        table.add("typst", name, text)
    for entry in read_json(package / "train/infer.json"):
        for name in entry["names"]:
            table.add("typst", name, entry["char"])


def add_adobe(table, fonttools):
    glyphs = (fonttools / "usr/lib/python3/dist-packages/fontTools/agl.py").read_text(encoding="utf-8")
    for name, codes in re.findall(r"^([A-Za-z0-9.]+);([0-9A-F ]+)$", glyphs, re.M):
        table.add("adobe", name, text_of(codes))
    for code, name in re.findall(r"^([0-9A-F]{4});([A-Za-z0-9.]+);", glyphs, re.M):
        table.add("adobe", name, text_of(code))
