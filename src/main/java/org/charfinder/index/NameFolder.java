package org.charfinder.index;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.charfinder.unicode.Ascii;
import org.charfinder.unicode.HtmlEntities;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.Vocabularies;

/**
 * Reads the other names of characters and sequences and folds them. It collects their words, each with a list of items
 * that is empty until the caller adds to it. One thread at a time.
 */
final class NameFolder {

    /** Codes of countries and currencies have at most three letters; longer texts are names. */
    private static final int LONGEST_CODE = 3;

    private final Map<String, WordItems> itemsByWord = new HashMap<>();
    private final Map<String, String> sequenceNames = new HashMap<>();

    /** Reads and folds all names: by the characters, sequences without U+FE0F. */
    Map<String, FoldedNames> foldAll() {
        Map<String, FoldedNames> folded = new HashMap<>();
        OtherNames.read(entry -> folded.put(entry.characters(), fold(entry)));
        for (char c = '0'; c <= 'z'; c++) {
            if (Ascii.isLetterOrDigit(c)) { // which is a word, and itself first
                addTyped(String.valueOf(c), TypedNameRank.COMMON, foldedOf(String.valueOf(c), folded));
            }
        }
        HtmlEntities.all()
                .forEach((characters, names) -> names.forEach(name -> {
                    FoldedNames target = foldedOf(characters, folded);
                    addTyped(name, TypedNameRank.COMMON, target);
                    addTechnical(name, target);
                }));
        for (Vocabularies.Entry entry : Vocabularies.read()) {
            add(entry, foldedOf(entry.characters(), folded));
            if (entry.vocabulary() == Vocabularies.Vocabulary.SEQUENCE) {
                sequenceNames.put(entry.characters(), entry.name());
            }
        }
        return folded;
    }

    private static FoldedNames foldedOf(String characters, Map<String, FoldedNames> folded) {
        return folded.computeIfAbsent(
                characters,
                unseen -> new FoldedNames(new OtherNames.Entry(characters, "", List.of(), List.of(), List.of())));
    }

    /** Folds the names of CLDR and the aliases of a character or sequence. */
    FoldedNames fold(OtherNames.Entry entry) {
        FoldedNames folded = new FoldedNames(entry);
        if (!entry.shortName().isEmpty()) {
            fold(List.of(entry.shortName()), WholeNameRank.SHORT_NAME, folded);
        }
        for (String alias : entry.aliases()) {
            boolean formal = alias.equals(alias.toUpperCase(Locale.ROOT));
            fold(List.of(alias), formal ? WholeNameRank.NAME : WholeNameRank.LOOSE, folded);
        }
        fold(entry.keywords(), WholeNameRank.KEYWORD, folded);
        for (OtherNames.InLanguage language : entry.elsewhere()) {
            foldShortName(language.shortName(), folded);
            foldKeywords(language.keywords(), folded);
        }
        return folded;
    }

    private void foldShortName(String name, FoldedNames target) {
        if (!name.isEmpty()) {
            fold(List.of(name), WholeNameRank.ELSEWHERE, target);
            String place = FlagNames.place(target.entry().characters(), name);
            addKeys(Folding.words(place), WholeNameRank.ELSEWHERE, target);
        }
    }

    private void fold(List<String> from, int rank, FoldedNames target) {
        for (String name : from) {
            addKeys(fold(name, target), rank, target);
            addAsTyped(name, target);
        }
    }

    /** Adds a name that cannot be found as words: a single character, or one with operators of the language. */
    private static void addAsTyped(String name, FoldedNames target) {
        if (!Ascii.contains(name.charAt(0)) && name.codePoints().skip(1).allMatch(FoldingBeyondAscii::isMark)) {
            addTyped(name, TypedNameRank.ELSEWHERE, target);
        } else if (MisleadingName.is(name)) {
            addTyped(MisleadingName.typed(name), TypedNameRank.ELSEWHERE, target);
        }
    }

    /** Folds keywords in other languages than English. They are too many for keys. */
    private void foldKeywords(List<String> keywords, FoldedNames target) {
        for (String keyword : keywords) {
            List<String> words = fold(keyword, target);
            if (words.size() == 1) {
                target.loneWords().add(items(words.get(0)));
            }
        }
    }

    /** Adds the words of a name, and returns them. */
    private List<String> fold(String name, FoldedNames target) {
        String folded = Folding.fold(name);
        List<String> words = Folding.cut(folded);
        for (String word : words) {
            target.words().add(items(word));
        }
        for (String word : Folding.joinedWords(folded)) {
            target.words().add(items(word));
        }
        if (words.size() > 1) {
            target.phrases().add(String.join(" ", words));
        }
        return words;
    }

    private static void addKeys(List<String> words, int rank, FoldedNames target) {
        if (words.isEmpty()) {
            return;
        }
        target.keys().add(NameKeys.key(Folding.key(words), 0, rank));
        if (rank < WholeNameRank.LOOSE) {
            target.keys().add(NameKeys.key(Folding.keyWithoutFillers(words), 0, WholeNameRank.LOOSE));
        }
    }

    /** Adds a name of a vocabulary. */
    private void add(Vocabularies.Entry entry, FoldedNames target) {
        String name = entry.name();
        target.vocabularies().add(entry);
        switch (entry.vocabulary()) {
            case SHORTCODE -> {
                addPhrase(name, target);
                addWords(name, WholeNameRank.NAME, target);
                addTyped(name, TypedNameRank.COMMON, target);
                addTyped(":" + name + ":", TypedNameRank.COMMON, target);
            }
            case DESCRIPTION, SEQUENCE, SYNONYM -> {
                addPhrase(name, target);
                addWords(name, WholeNameRank.NAME, target);
            }
            case COUNTRY -> {
                addKeys(FlagNames.withFlag(name), WholeNameRank.NAME, target);
                if (!FlagNames.isNumber(name)) {
                    addNameOrCode(name, target);
                }
            }
            case CURRENCY -> {
                addNameOrCode(name, target);
                if (name.length() == LONGEST_CODE && !Ascii.containsAll(entry.characters())) {
                    addTyped(name, TypedNameRank.COMMON, target); // in capitals; many currencies are in dollars
                }
            }
            case UNICODE1 -> {
                addPhrase(name, target);
                addWords(name, WholeNameRank.LOOSE, target);
            }
            case KEYWORD -> {
                addPhrase(name, target);
                addWords(name, WholeNameRank.KEYWORD, target);
            }
            case EMOTICON -> {
                addTyped(name, Emoticon.isFace(name) ? TypedNameRank.COMMON : TypedNameRank.ACCIDENTAL, target);
                addTyped(Emoticon.PREFIX + Emoticon.plain(name), TypedNameRank.COMMON, target);
            }
            case TEX -> addTyped(name, TypedNameRank.COMMON, target); // without its backslash it may be a word
            case LATEX -> addLatex(entry, target);
            case TYPST -> {
                addTyped(name, TypedNameRank.MARKUP, target);
                addTechnical(name, target);
            }
            case LEAN, ADOBE, KEYSYM -> {
                addTyped(name, TypedNameRank.SPECIAL, target);
                addTechnical(name, target);
            }
            case COMPOSE, SPELLING -> addTyped(name, TypedNameRank.SPECIAL, target);
            case DIGRAPH -> addTyped(name, TypedNameRank.ACCIDENTAL, target);
        }
    }

    private void addNameOrCode(String name, FoldedNames target) {
        addPhrase(name, target);
        addWords(name, name.length() > LONGEST_CODE ? WholeNameRank.NAME : WholeNameRank.KEYWORD, target);
    }

    private void addLatex(Vocabularies.Entry entry, FoldedNames target) {
        String name = entry.name();
        if (LatexAccent.is(entry)) {
            LatexAccent.forms(name).forEach(form -> addTyped(form, TypedNameRank.MARKUP, target));
            return;
        }
        addTyped(name, TypedNameRank.MARKUP, target);
        if (name.startsWith("\\")) {
            addTyped(name.substring(1), TypedNameRank.MARKUP, target);
        }
        addTechnical(name, target);
    }

    private static void addPhrase(String name, FoldedNames target) {
        List<String> words = Folding.words(Folding.separated(name));
        String phrase = String.join(" ", words);
        if (words.size() > 1 && !target.phrases().contains(phrase)) {
            target.vocabularyPhrases().add(phrase);
        }
    }

    private void addTechnical(String name, FoldedNames target) {
        addWords(name, WholeNameRank.TECHNICAL, target);
    }

    /** Adds a name that is found letter by letter, with a {@link TypedNameRank}. */
    private static void addTyped(String name, int rank, FoldedNames target) {
        target.typed().add(NameKeys.key(name, 0, rank));
    }

    /** Adds the words of a vocabulary's name, and its key. */
    private void addWords(String name, int rank, FoldedNames target) {
        List<String> words = Folding.words(Folding.separated(name));
        for (String word : words) {
            WordItems known = itemsByWord.get(word);
            if (known == null || !target.words().contains(known)) {
                target.words().add(items(OtherNameIndex.VOCABULARY + word));
            }
        }
        addKeys(words, rank, target);
    }

    /** The items of a word; the caller may add to them when all names are folded. */
    WordItems items(String word) {
        return itemsByWord.computeIfAbsent(word, unseen -> new WordItems());
    }

    /** All words of the names that are folded so far. */
    Map<String, WordItems> itemsByWord() {
        return itemsByWord;
    }

    /** The names of the named sequences (UAX #34), by their characters. */
    Map<String, String> sequenceNames() {
        return sequenceNames;
    }
}
