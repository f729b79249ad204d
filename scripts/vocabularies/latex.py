"""What users of LaTeX compose of a command and a letter or a sign: accents, negations, alphabets; and a few commands."""

import pathlib
import string
import unicodedata

from .table import text_of

COMMANDS = pathlib.Path(__file__).parent / "tex.txt"

# The commands of text mode, then those of formulas.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "textdoublegrave": "\u030f",
    "G": "\u030f",
    "textinvbreve": "\u0311",
    "textcommabelow": "\u0326",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "grave": "\u0300",
    "acute": "\u0301",
    "hat": "\u0302",
    "tilde": "\u0303",
    "bar": "\u0304",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "mathring": "\u030a",
    "check": "\u030c",
}

# What an accent is put on besides ASCII letters.
LETTERS = {"Æ": "\\AE", "æ": "\\ae", "Ø": "\\O", "ø": "\\o"}

DOTLESS = {"i": "\\i", "j": "\\j"}
SLASH = "\u0338"


def add_commands(table):
    for line in COMMANDS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, command = line.split(" ")
            table.add("tex", command, text_of(code.removeprefix("U+")))


def add_accents(table):
    """The text of NFC, and a command with braces; other ways to write it are made of this one when it is read."""
    letters = {letter: letter for letter in string.ascii_letters} | LETTERS
    while letters:
        composed = {}
        for letter, written in letters.items():
            for command, mark in ACCENTS.items():
                text = unicodedata.normalize("NFC", letter + mark)
                if len(text) == 1:
                    for argument in filter(None, (written, DOTLESS.get(letter))):
                        table.add("latex", f"\\{command}{{{argument}}}", text)
                    if len(command) == 1:
                        composed.setdefault(text, f"\\{command}{{{written}}}")
        letters = composed


def add_negations(table):
    """With the commands and the signs that the table has for what is negated."""
    commands = {}
    for command, text in table.sections["latex"]:
        if command[1:].isalpha():
            commands.setdefault(text, []).append(command)
    for character in sorted(table.assigned):
        decomposed = unicodedata.normalize("NFD", chr(character))
        if len(decomposed) == 2 and decomposed[1] == SLASH:
            negated = decomposed[0]
            for written in [negated] if negated.isascii() else commands.get(negated, []):
                table.add("latex", f"\\not{written}", chr(character))


def add_alphabets(table):
    """The letters of \\mathcal are those of \\mathscr, and the upright ones those of ASCII."""
    for command, text in sorted(table.sections["latex"]):
        if command.startswith("\\mathscr{"):
            table.add("latex", command.replace("scr", "cal"), text)
    for letter in string.ascii_letters:
        table.add("latex", f"\\mathrm{{{letter}}}", letter)
        table.add("latex", f"\\mathit{{{letter}}}", italic(letter))


def italic(letter):
    first = 0x1D434 if letter.isupper() else 0x1D44E
    character = chr(first + ord(letter.upper()) - ord("A"))
    return "\u210e" if letter == "h" else character
