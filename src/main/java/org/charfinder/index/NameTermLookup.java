package org.charfinder.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks up words of names, as {@link NameTokenizer} reads them. */
final class NameTermLookup extends TermLookup {

    private static final int MOST_CANDIDATES = 4096;
    private static final int LONGEST_FILLER = "CHARACTER".length();

    private final WordTable words;
    private final Postings postings;
    private final Lazy<Lines> lines;
    private final Lazy<OtherNameIndex> otherNames;
    private final IdeographTerms ideographs;
    private @Nullable TermLookup others; // null until they are asked for
    private @Nullable TermLookup all; // the same

    NameTermLookup(
            WordTable words,
            Postings postings,
            Lazy<Lines> lines,
            Lazy<OtherNameIndex> otherNames,
            HanIndex ideographs) {
        super(new WorkBudget());
        this.ideographs = new IdeographTerms(ideographs, budget());
        this.otherNames = otherNames;
        this.words = words;
        this.postings = postings;
        this.lines = lines;
    }

    @Override
    public TermLookup otherNames() {
        if (others == null) {
            others = new OtherNameTermLookup(otherNames.get(), this, false);
        }
        return others;
    }

    @Override
    public TermLookup allNames() {
        if (all == null) {
            all = new AllNamesTermLookup(this, otherNames.get());
        }
        return all;
    }

    @Override
    List<String> words(CharSequence text) {
        return NameTokenizer.words(text);
    }

    @Override
    boolean has(String word) {
        return words.indexOf(IndexEntries.bytes(word.toUpperCase(Locale.ROOT))) >= 0;
    }

    @Override
    Runs look(List<String> wanted, boolean open) {
        int last = wanted.size() - 1;
        Runs found = open ? prefix(wanted.get(last)) : word(wanted.get(last));
        for (int i = last - 1; i >= 0 && found.count() > 0; i--) {
            found = Runs.intersection(found, word(wanted.get(i)));
        }
        return found;
    }

    @Override
    public Runs having(HanFilter filter) {
        return ideographs.find(filter);
    }

    @Override
    public List<Runs> commonIdeographs() {
        return ideographs.levels();
    }

    @Override
    Runs look(List<String> entries) {
        int[] numbers = entries.stream()
                .mapToInt(entry -> words.indexOf(IndexEntries.bytes(entry)))
                .toArray();
        numbers = Arrays.stream(numbers).filter(number -> number >= 0).toArray();
        budget().spend((long) WorkBudget.RUN
                * Arrays.stream(numbers).map(postings::count).sum());
        Runs found = new Runs();
        postings.loadAny(numbers, found);
        return found;
    }

    /** The characters of an entry or a word; none if there is no such entry. */
    Runs word(String entry) {
        Runs found = new Runs();
        int number = words.indexOf(IndexEntries.bytes(entry));
        if (number >= 0) {
            postings.loadInOrder(number, found);
        }
        return found;
    }

    private Runs prefix(String prefix) {
        byte[] bytes = prefix.getBytes(ISO_8859_1);
        int first = words.firstFrom(bytes);
        int behind = words.firstBehind(bytes);
        budget().spend((long) WorkBudget.RUN * (words.firstRun(behind) - words.firstRun(first)));
        Runs found = new Runs();
        postings.loadAny(first, behind, found);
        return found;
    }

    /**
     * The characters among some whose whole name has a key.
     *
     * @param candidates at most {@value #MOST_CANDIDATES} lines; of more, none is found
     * @param key the words of the name in lower case, with nothing between them
     * @param fillers whether words such as SIGN count
     */
    Runs named(Runs candidates, String key, boolean fillers) {
        Runs found = new Runs();
        int lines = candidates.total();
        if (lines == 0 || lines > MOST_CANDIDATES) {
            return found;
        }
        Lines all = this.lines.get();
        for (int i = 0; i < candidates.count(); i++) {
            int ordinal = Runs.ordinal(candidates.start(i));
            for (int line = Runs.lineStart(candidates.start(i)); line < Runs.lineStart(candidates.stop(i)); ) {
                int next = all.end(line);
                if (isNamed(all.bytes(), nameAt(all.bytes(), line), next - Lines.END.length(), key, fillers)) {
                    found.append(Runs.bound(ordinal, line), Runs.bound(ordinal + 1, next));
                }
                line = next;
                ordinal++;
            }
        }
        return found;
    }

    private static boolean isNamed(ByteBuffer bytes, int start, int stop, String key, boolean fillers) {
        int matched = 0; // chars of the key
        for (int word = start; word < stop; ) {
            int end = word;
            while (end < stop && !isBetween(bytes.get(end))) {
                end++;
            }
            if (fillers || !isFiller(bytes, word, end)) {
                for (int at = word; at < end; at++, matched++) {
                    if (matched == key.length() || lowerCase(bytes.get(at)) != key.charAt(matched)) {
                        return false;
                    }
                }
            }
            word = end + 1;
        }
        return matched == key.length();
    }

    private static boolean isFiller(ByteBuffer bytes, int start, int stop) {
        if (stop - start > LONGEST_FILLER) {
            return false;
        }
        StringBuilder word = new StringBuilder();
        for (int at = start; at < stop; at++) {
            word.append((char) lowerCase(bytes.get(at)));
        }
        return Folding.isFiller(word.toString());
    }

    private static int lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    @Override
    Runs lookForPhrase(List<String> wanted, boolean open) {
        Runs candidates = findWords(wanted, open);
        byte[] phrase = String.join(" ", wanted).getBytes(ISO_8859_1);
        Runs found = new Runs();
        for (int i = 0; i < candidates.count(); i++) {
            addMatches(candidates.start(i), candidates.stop(i), phrase, open, found);
        }
        return found;
    }

    private void addMatches(long start, long stop, byte[] phrase, boolean open, Runs found) {
        Lines lines = this.lines.get();
        ByteBuffer bytes = lines.bytes();
        int last = lines.start(Runs.lineStart(stop) - 1);
        if (isNumbered(bytes, Runs.lineStart(start)) && isNumbered(bytes, last)) {
            // a run of ideographs, which are two thirds of all characters: all have the same words
            if (holds(bytes, Runs.lineStart(start), phrase, open)) {
                found.append(start, stop);
            }
            return;
        }
        int ordinal = Runs.ordinal(start);
        budget().spend((long) WorkBudget.LINE * (Runs.ordinal(stop) - ordinal));
        int line = Runs.lineStart(start);
        while (line < Runs.lineStart(stop)) {
            int next = lines.end(line);
            if (holds(bytes, line, phrase, open)) {
                found.append(Runs.bound(ordinal, line), Runs.bound(ordinal + 1, next));
            }
            line = next;
            ordinal++;
        }
    }

    private static boolean isNumbered(ByteBuffer bytes, int line) {
        return NumberedNames.isAt(bytes, nameAt(bytes, line));
    }

    private static int nameAt(ByteBuffer bytes, int line) {
        int at = line;
        for (int tabs = 0; tabs < 2; at++) {
            tabs += bytes.get(at) == '\t' ? 1 : 0;
        }
        return at;
    }

    /** Whether the name of a line holds a phrase, in which a space stands for any separator. */
    private static boolean holds(ByteBuffer bytes, int line, byte[] phrase, boolean open) {
        for (int word = nameAt(bytes, line); ; ) {
            int length = matching(bytes, word, phrase);
            if (length > 0 && (open || isBetween(bytes.get(word + length)) || bytes.get(word + length) == '\r')) {
                return true;
            }
            while (!isBetween(bytes.get(word))) {
                if (bytes.get(word++) == '\r') {
                    return false;
                }
            }
            while (isBetween(bytes.get(word))) {
                word++;
            }
        }
    }

    /** The number of bytes at an offset that match a phrase; 0 if they do not. */
    private static int matching(ByteBuffer bytes, int start, byte[] phrase) {
        int at = start;
        for (byte wanted : phrase) {
            if (wanted == ' ') {
                if (!isBetween(bytes.get(at))) {
                    return 0;
                }
                while (isBetween(bytes.get(at))) { // TIBETAN LETTER -A
                    at++;
                }
            } else if (bytes.get(at++) != wanted) {
                return 0;
            }
        }
        return at - start;
    }

    private static boolean isBetween(byte b) {
        return b == ' ' || b == '-';
    }
}
