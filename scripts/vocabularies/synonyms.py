"""What else people call characters, which no other vocabulary has."""

import pathlib
import re

from .table import text_of

FILE = pathlib.Path(__file__).parent / "synonyms.txt"


def add(table):
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            codes, names = re.fullmatch(r"((?:U\+[0-9A-F]{4,6} )+)(.+)", line).groups()
            for name in names.split("|"):
                table.add("synonym", name, text_of(codes.replace("U+", "").strip()))
