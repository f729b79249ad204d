package org.charfinder.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.charfinder.index.IndexSections.Contents;

/**
 * The other names of characters and of emoji sequences, in many languages, and an index of their words, folded. A
 * character or sequence that has other names is an item. Items are numbered in the order of their lines. An emoji
 * sequence is a word too, so that a query can be the sequence itself.
 *
 * <p>The names of an item are lines, each with an LF. The first has the names as they are shown, {@code short name TAB
 * aliases TAB keywords}; aliases and keywords are lists, with {@code |} between the elements. Each further line is a
 * name of several words, folded, with a space between the words; those of vocabularies follow the line {@link
 * OtherNameText#VOCABULARIES}. An item also has the names of its components, which are other items.
 */
final class OtherNameIndex {

    /** The prefix of the words that are emoji sequences; no other word begins with it. */
    static final String SEQUENCE = "=";

    /** The prefix of the words of vocabularies, which only some look-ups want; no other word begins with it. */
    static final String VOCABULARY = "+";

    private final FrontCodedWords words;
    private final ByteBuffer postings; // for each word its items, see Section; absolute access only
    private final Items items;
    private final Lazy<OtherNameText> text;
    private final NameKeys keys; // of whole names, folded
    private final NameKeys typed; // of names that are found only letter by letter
    private final Lazy<ShownNames> shown;

    /** Takes sections of an index. Text, and names as they are shown, are read when they are first needed. */
    OtherNameIndex(Contents contents) {
        words = new FrontCodedWords(contents.get(Section.OTHER_BLOCKS), contents.get(Section.OTHER_TEXT));
        postings = contents.get(Section.POSTINGS);
        items = new Items(contents.get(Section.ITEMS));
        text = new Lazy<>(() -> new OtherNameText(contents.get(Section.NAMES)));
        keys = new NameKeys(contents.get(Section.KEYS));
        typed = new NameKeys(contents.get(Section.TYPED));
        shown = new Lazy<>(() -> new ShownNames(contents.get(Section.SHOWN)));
    }

    /** The whole names, folded. */
    NameKeys keys() {
        return keys;
    }

    /** The names that are found only letter by letter. */
    NameKeys typed() {
        return typed;
    }

    /** Reads the text of the names, and names as they are shown, which are else read when they are first needed. */
    void readAll() {
        text.get();
        shown.get();
    }

    /**
     * The characters and sequences that have a whole name.
     *
     * @param key folded
     * @return for each rank, see {@link WholeNameRank}
     */
    List<Runs> wholeName(String key) {
        return items.runs(keys.find(key));
    }

    /**
     * The characters and sequences whose name is a text, letter by letter.
     *
     * @param name as it is typed
     * @return for each rank
     */
    List<Runs> typedName(String name) {
        return items.runs(typed.find(name));
    }

    /** Whether any item has a name with a hash, folded or letter by letter. */
    boolean isWholeName(long hash) {
        return keys.has(hash) || typed.has(hash);
    }

    /** The items that have a word in a vocabulary or another name. */
    BitSet anyWord(String word) {
        BitSet found = word(word);
        found.or(word(VOCABULARY + word));
        return found;
    }

    /** The items that have a word with a prefix in a vocabulary or another name. */
    BitSet anyPrefix(String prefix, WorkBudget budget) {
        BitSet found = prefix(prefix, budget);
        found.or(prefix(VOCABULARY + prefix, budget));
        return found;
    }

    /** The characters and sequences that have a word alone for a keyword in another language than English. */
    Runs loneKeyword(String word) {
        return runs(word(word, true));
    }

    /** Whether any item has a word. */
    boolean has(String word) {
        byte[] bytes = word.getBytes(UTF_8);
        return words.from(bytes).is(bytes);
    }

    /** The items that have a word. */
    BitSet word(String word) {
        return word(word, false);
    }

    private BitSet word(String word, boolean onlyMarked) {
        byte[] bytes = word.getBytes(UTF_8);
        FrontCodedWords.Cursor cursor = words.from(bytes);
        BitSet found = new BitSet();
        if (cursor.is(bytes)) {
            addItems(cursor, onlyMarked, found);
        }
        return found;
    }

    /** The items that have a word with a prefix. */
    BitSet prefix(String prefix, WorkBudget budget) {
        byte[] bytes = prefix.getBytes(UTF_8);
        FrontCodedWords.Cursor cursor = words.from(bytes);
        budget.spend((long) WorkBudget.POSTING * (words.behind(bytes).listStart() - cursor.listStart()));
        BitSet found = new BitSet();
        for (; cursor.beginsWith(bytes); cursor.next()) {
            addItems(cursor, false, found);
        }
        return found;
    }

    /** The items that have all words. */
    BitSet items(List<String> words, boolean open, WorkBudget budget) {
        int last = words.size() - 1;
        BitSet found = open ? prefix(words.get(last), budget) : word(words.get(last));
        for (int i = 0; i < last && !found.isEmpty(); i++) {
            found.and(word(words.get(i)));
        }
        return found;
    }

    /** The items that have all words in vocabularies or other names. */
    BitSet anyItems(List<String> words, boolean open, WorkBudget budget) {
        int last = words.size() - 1;
        BitSet found = open ? anyPrefix(words.get(last), budget) : anyWord(words.get(last));
        for (int i = 0; i < last && !found.isEmpty(); i++) {
            found.and(anyWord(words.get(i)));
        }
        return found;
    }

    /** The characters and sequences that have words in this order in one of their names, or of their components'. */
    Runs phrase(List<String> words, boolean open, WorkBudget budget) {
        return new PhraseSearch(words, open, false, budget).among(items(words, open, budget));
    }

    /** The same of names and of what vocabularies have. */
    Runs anyPhrase(List<String> words, boolean open, WorkBudget budget) {
        return new PhraseSearch(words, open, true, budget).among(anyItems(words, open, budget));
    }

    private void addItems(FrontCodedWords.Cursor word, boolean onlyMarked, BitSet target) {
        ItemReader reader = new ItemReader(postings, items.count());
        reader.begin(word.listStart(), word.listStop());
        for (int posting = reader.next(); posting >= 0; posting = reader.next()) {
            if (!onlyMarked || (posting & 1) == 1) {
                target.set(posting >>> 1);
            }
        }
    }

    /** The characters and sequences of some items. */
    Runs runs(BitSet found) {
        return items.runs(found);
    }

    /** Searches a phrase in the names of items, and in their components' names. */
    private final class PhraseSearch {
        private final byte[] phrase;
        private final boolean open;
        private final boolean vocabularies;
        private final WorkBudget budget;
        private final BitSet asked = new BitSet(); // items whose own names are searched
        private final BitSet own = new BitSet(); // of these, the ones that have the phrase in a name of their own

        PhraseSearch(List<String> words, boolean open, boolean vocabularies, WorkBudget budget) {
            this.phrase = String.join(" ", words).getBytes(UTF_8);
            this.open = open;
            this.vocabularies = vocabularies;
            this.budget = budget;
        }

        Runs among(BitSet candidates) {
            BitSet found = new BitSet();
            for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
                boolean holds = holds(item) || items.components(item).stream().anyMatch(this::holds);
                found.set(item, holds);
            }
            return runs(found);
        }

        private boolean holds(int item) {
            if (!asked.get(item)) {
                asked.set(item);
                int at = items.namesStart(item);
                int end = items.namesStart(item + 1);
                budget.spend((long) WorkBudget.BYTE * (end - at));
                own.set(item, text.get().holds(at, end, phrase, open, vocabularies));
            }
            return own.get(item);
        }
    }

    /** An emoji sequence, written with U+FE0F wherever that is optional or without; no run if it is not known. */
    Runs sequence(String characters) {
        BitSet found = word(SEQUENCE + characters);
        if (found.isEmpty()) {
            found = word(SEQUENCE + withoutPresentation(characters));
        }
        return runs(found);
    }

    /** A text without U+FE0F, which asks for a picture in colour, and is often left out. */
    static String withoutPresentation(String characters) {
        return characters.replace("\uFE0F", "");
    }

    /** The other names of an item in English. */
    EnglishNames englishNames(int item) {
        String[] fields = text.get().fields(items.namesStart(item));
        return new EnglishNames(fields[0], list(fields[1]), list(fields[2]));
    }

    /** The names of an item in other languages and in vocabularies. */
    List<LabelledName> shownNames(int item) {
        return shownNames(item, NameFilter.NONE);
    }

    /** Those of them that pass a filter. */
    List<LabelledName> shownNames(int item, NameFilter filter) {
        return shown.get().of(item, filter);
    }

    private static List<String> list(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split("\\|"));
    }

    /** The items. */
    Items items() {
        return items;
    }
}
