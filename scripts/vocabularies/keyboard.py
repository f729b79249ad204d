"""How characters are typed: X11 keysyms, Compose, vim's digraphs, and what programmers write in ASCII."""

import pathlib
import re

from .table import text_of

KEYSYM = re.compile(r"^#define XK_(\w+)\s+0x[0-9a-fA-F]+\s*/\*[ (<]*U\+([0-9A-Fa-f]{4,6})", re.M)
DIGRAPH = re.compile(r"^\S+\t(\S\S)\t(?:0x)?([0-9a-fA-F]+)\t", re.M)
COMPOSE = re.compile(r'^<Multi_key>((?: <\w+>)+)\s*:\s*"((?:[^"\\]|\\.)+)"', re.M)
SPELLINGS = pathlib.Path(__file__).parent / "spellings.txt"


def add_keysyms(table, x11proto):
    for name, text in keysyms(x11proto).items():
        table.add("keysym", name, text)


def keysyms(x11proto):
    header = (x11proto / "usr/include/X11/keysymdef.h").read_text(encoding="utf-8")
    return {name: text_of(code) for name, code in KEYSYM.findall(header)}


def add_digraphs(table, vim):
    file = next((vim / "usr/share/vim").glob("vim*/doc/digraph.txt"))
    for digraph, code in DIGRAPH.findall(file.read_text(encoding="utf-8")):
        table.add("digraph", digraph, text_of(code))


def add_compose(table, libx11, x11proto):
    by_keysym = keysyms(x11proto)
    lines = (libx11 / "usr/share/X11/locale/en_US.UTF-8/Compose").read_text(encoding="utf-8")
    for keys, text in COMPOSE.findall(lines):
        spelling = "".join(by_keysym.get(key, "\0") for key in re.findall(r"<(\w+)>", keys))
        if spelling.isascii() and re.fullmatch(r"[!-~]+", spelling):
            table.add("compose", spelling, re.sub(r"\\(.)", r"\1", text))


def add_spellings(table):
    """Adds what Compose does not have."""
    for line in SPELLINGS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, *spellings = line.split()
            for spelling in spellings:
                text = text_of(code.removeprefix("U+"))
                if (spelling, text) not in table.sections["compose"]:
                    table.add("spelling", spelling, text)
