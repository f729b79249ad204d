"""Shortcodes, keywords and emoticons of emoji."""

import re

from .packages import print_module, read_json
from .table import text_of

# Slack's are iamcal's, which most users know, besides GitHub's. What these call an emoji, no other set calls another.
# CLDR's are short names with underscores, most of which are known already.
SHORTCODES = ("iamcal", "github")
OTHER_SHORTCODES = ("joypixels", "emojibase", "emojibase-legacy")


TONES = range(0x1F3FB, 0x1F400)

# What has no nose or no face, so that no other spelling of it follows.
NO_FACE = {"</3", "<3", "\\m/", "\\M/", ":{>"}
MOUTHS = {")": "]}", "(": "[{", "/": "\\", ":": "="}


def add(table, gemoji, emojibase, emojilib, emoticon, toolkit):
    emoji = print_module(gemoji, "gemoji")
    data = read_json(emojibase / "en/data.json")
    keywords = read_json(emojilib / "dist/emoji-en-US.json")
    add_shortcodes(table, emoji, emojibase)
    for entry in emoji:
        for tag in entry["tags"]:
            table.add("keyword", tag, entry["emoji"])
    for text, words in keywords.items():
        for word in words:
            table.add("emoticon" if is_emoticon(word) else "keyword", word, text)
    for entry in data:
        for tag in entry.get("tags", []):
            table.add("emoticon" if is_emoticon(tag) else "keyword", tag, entry["emoji"])
    for entry in emoji:
        table.add("description", entry["description"], entry["emoji"])
    for entry in data:
        for written in as_list(entry.get("emoticon", [])):
            for variant in variants(written):
                table.add("emoticon", variant, entry["emoji"])
    for entry in print_module(emoticon, "emoticon"):
        for written in entry["emoticons"]:
            table.add("emoticon", written, entry["emoji"])
    for codes, entry in read_json(toolkit / "emoji.json").items():
        for written in entry["ascii"]:
            table.add("emoticon", written, text_of(codes))


def variants(emoticon):
    """With a nose and without, and with the mouths and eyes that emojibase replaces by each other."""
    found = {emoticon}
    if emoticon not in NO_FACE:
        for sign, others in MOUTHS.items():
            found |= {written.replace(sign, other) for written in found for other in others}
        found |= {f"{written[:-1]}-{written[-1]}" for written in found if "-" not in written}
    return found


def add_shortcodes(table, emoji, emojibase):
    pairs = {(name, entry["emoji"]) for entry in emoji for name in entry["names"]}
    pairs.update(pair for source in SHORTCODES for pair in shortcodes(emojibase, source))
    known = {name for name, text in pairs}
    pairs.update(pair for source in OTHER_SHORTCODES for pair in shortcodes(emojibase, source) if pair[0] not in known)
    for name, text in sorted(pairs):
        table.add("shortcode", name, text)
    for codes, names in read_json(emojibase / "en/shortcodes/cldr.json").items():
        for name in as_list(names):
            if not toned(text_of(codes)):
                table.add("description", name.replace("_", " "), text_of(codes))


def shortcodes(emojibase, source):
    for codes, names in read_json(emojibase / f"en/shortcodes/{source}.json").items():
        for name in as_list(names):
            if is_short(name, text_of(codes)):
                yield name, text_of(codes)


def toned(text):
    return len(text) > 1 and any(ord(c) in TONES for c in text)


def is_short(name, text):
    """Of the names with a skin tone, only those such as wave_tone1: the words of the others are those of the parts."""
    return not toned(text) or bool(re.fullmatch(r"(?:(?!_tone)[a-z0-9_+-])+_tone[1-5]", name))


def is_emoticon(word):
    """':)' and '<3', but not '1st' or '24/7'."""
    return 2 * sum(not c.isalnum() for c in word) >= len(word) and word.isascii()


def as_list(value):
    return value if isinstance(value, list) else [value]
