"""Countries by their names, adjectives and codes, and currencies."""

import pathlib
import re
import unicodedata

from .packages import read_json

COUNTRIES = pathlib.Path(__file__).parent / "countries.txt"
REGIONAL_INDICATOR_A = 0x1F1E6
BLACK_FLAG, CANCEL_TAG, TAGS = "\U0001f3f4", "\U000e007f", 0xE0000


def add_countries(table, core, names):
    """Of the packages cldr-core and cldr-localenames-full; the table has a flag if its code points are assigned."""
    codes = read_json(core / "supplemental/codeMappings.json")["supplemental"]["codeMappings"]
    territories = read_json(names / "main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    flags = {text for text in table.known if is_flag(text)}
    for key, name in territories.items():
        territory = key.split("-")[0]
        if re.fullmatch("[A-Z]{2}", territory) and flag(territory) in flags:
            for variant in variants(name):
                table.add("country", variant, flag(territory))
            table.add("country", territory, flag(territory))
            for code in ("_alpha3", "_numeric"):
                table.add("country", codes.get(territory, {}).get(code, ""), flag(territory))
    for line in COUNTRIES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            territory, more = line.split(" ", 1)
            for name in more.split("|"):
                table.add("country", name, flag(territory))
            if "-" in territory:
                table.add("country", territory, flag(territory))


def variants(name):
    """'Congo (DRC)' and 'Bosnia & Herzegovina' are found by these words, and by those without signs, too."""
    return {name, name.replace("&", "and"), name.replace("St. ", "Saint ")}


def flag(territory):
    if "-" in territory:
        tags = territory.replace("-", "").lower()
        return BLACK_FLAG + "".join(chr(TAGS + ord(c)) for c in tags) + CANCEL_TAG
    return "".join(chr(REGIONAL_INDICATOR_A + ord(c) - ord("A")) for c in territory)


def is_flag(text):
    return len(text) == 2 and all(0 <= ord(c) - REGIONAL_INDICATOR_A < 26 for c in text)


def add_currencies(table, numbers, characters):
    """A currency has the one sign in its symbols, such as that in R$; else the one that has the name of its unit."""
    currencies = read_json(numbers / "main/en/currencies.json")["main"]["en"]["numbers"]["currencies"]
    signs = {chr(int(entry["codepoint"], 16)): entry["name"] for entry in characters if entry["category"] == "Sc"}
    by_unit = {name.removesuffix(" SIGN").casefold(): sign for sign, name in signs.items()}
    by_unit["franc"] = by_unit["french franc"]
    for code, currency in currencies.items():
        symbols = [symbol for key, symbol in currency.items() if key.startswith("symbol")]
        found = {c for symbol in symbols for c in symbol if c in signs}
        if not found:
            unit = folded(currency["displayName"]).split()[-1]
            found = {by_unit[unit]} if unit in by_unit else set()
        for sign in found:
            for name in (code, *(value for what, value in currency.items() if what.startswith("displayName"))):
                table.add("currency", name, sign)


def folded(name):
    """Without accents and case: colón is the unit of COLON SIGN."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()
