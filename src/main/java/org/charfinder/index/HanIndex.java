package org.charfinder.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import org.charfinder.index.HanFilter.Field;
import org.charfinder.index.HanWords.Group;
import org.charfinder.index.IndexSections.Contents;
import org.charfinder.unicode.Ascii;

/**
 * Radicals, strokes, readings and meanings of ideographs, as Unihan has them (UAX #38). {@link TermLookup#having} finds
 * by them. Each section is read when it is first needed; then any method may throw
 * {@link java.io.UncheckedIOException}. Any thread may call.
 */
public final class HanIndex {

    private final Lazy<HanSegments> segments;
    private final Lazy<ByteBuffer> strokes; // absolute access only
    private final Lazy<HanGlosses> glosses;
    private final Lazy<HanWords> words;
    private final Lazy<HanTexts> texts;

    HanIndex(Contents contents) {
        segments = new Lazy<>(() -> new HanSegments(contents.get(Section.HAN_SEGMENTS)));
        strokes = new Lazy<>(() -> contents.get(Section.HAN_STROKES));
        glosses = new Lazy<>(() -> new HanGlosses(contents.get(Section.HAN_GLOSSES)));
        words = new Lazy<>(() -> new HanWords(contents.get(Section.HAN_WORDS)));
        texts = new Lazy<>(() -> new HanTexts(contents.get(Section.HAN_TEXTS), words.get()));
    }

    /** Reads what a query of plain words needs. */
    void readGlosses() {
        glosses.get();
    }

    /**
     * Tells whether some ideograph may pass a filter.
     *
     * @param filter any
     * @return false if no ideograph has the reading; native Japanese ones are too many to be compared here
     */
    public boolean knows(HanFilter filter) {
        return switch (filter.field()) {
            case PINYIN, ON ->
                !readings(filter, new WorkBudget()).isEmpty() || texts.get().size() == 0;
            default -> true;
        };
    }

    /** The ideographs that pass a filter, which is not a meaning. */
    Runs find(HanFilter filter, WorkBudget budget) {
        return switch (filter.field()) {
            case MEANING -> throw new IllegalArgumentException("a meaning has ranks");
            case PINYIN, ON, KUN -> segments.get().runs(texts.get().having(readings(filter, budget), budget));
            case RADICAL -> segments.get().runs(numbered(Byte.SIZE, filter, budget));
            case STROKES -> segments.get().runs(numbered(0, filter, budget));
        };
    }

    private BitSet numbered(int shift, HanFilter filter, WorkBudget budget) {
        ByteBuffer numbers = strokes.get();
        int count = numbers.limit() / Short.BYTES;
        budget.spend((long) WorkBudget.NUMBER * count);
        BitSet found = new BitSet();
        for (int record = 0; record < count; record++) {
            int number = numbers.getShort(record * Short.BYTES) >>> shift & 0xFF;
            if (number >= filter.least() && number <= filter.most() && number > 0) {
                found.set(record);
            }
        }
        return found;
    }

    /** The ideographs whose meaning has some folded words, the best rank first. */
    List<Runs> meaning(String folded, WorkBudget budget) {
        List<BitSet> phrase = new ArrayList<>();
        for (String word : folded.split(" ", -1)) {
            BitSet forms = new BitSet();
            EnglishPlurals.forms(word).forEach(form -> forms.or(words.get().meanings(form)));
            phrase.add(forms);
        }
        return HanLevels.ranked(texts.get().meaning(phrase, budget)).stream()
                .map(segments.get()::runs)
                .toList();
    }

    /**
     * The common ideographs that mean exactly some words.
     *
     * @param folded the words in English, folded, one or more
     * @return for each rank, the best first
     */
    public List<Runs> glosses(List<String> folded) {
        List<BitSet> ranks = HanGlosses.none();
        glosses.get().find(NameKeys.hash(String.join(" ", folded)), ranks);
        return ranks.stream().map(segments.get()::runs).toList();
    }

    /**
     * The number of common ideographs that mean exactly some words.
     *
     * @param hash of the words, with a space between two
     */
    int countGlosses(long hash) {
        return glosses.get().count(hash);
    }

    /**
     * The common ideographs that mean some words, in the plural or the singular, with or without a particle.
     *
     * @param folded the words in English, folded, one or more
     * @return for each rank, the best first
     */
    public List<Runs> similarGlosses(List<String> folded) {
        List<String> wanted = HanTexts.withoutParticle(folded);
        List<BitSet> ranks = HanGlosses.none();
        int last = wanted.size() - 1;
        String before = String.join(" ", wanted.subList(0, last)) + (last > 0 ? " " : "");
        for (String form : EnglishPlurals.forms(wanted.get(last))) {
            glosses.get().find(NameKeys.hash(before + form), ranks);
        }
        return ranks.stream().map(segments.get()::runs).toList();
    }

    /**
     * The values of a filter that begin with a text.
     *
     * @param field a reading or the meaning
     * @param text in lower case; in the Latin letters in which a reading is typed
     * @param most how many at most
     * @return in alphabetical order, without tones
     */
    public SortedSet<String> beginningWith(Field field, String text, int most) {
        Group group = switch (field) {
            case PINYIN -> Group.PINYIN;
            case ON -> Group.ON;
            case KUN -> Group.KUN;
            case MEANING -> Group.MEANINGS;
            case RADICAL, STROKES -> throw new IllegalArgumentException(field + " is a number");
        };
        return words.get().beginningWith(group, text, most);
    }

    private BitSet readings(HanFilter filter, WorkBudget budget) {
        if (filter.field() == Field.PINYIN) {
            spendOn(Group.PINYIN, budget);
            boolean toned =
                    Character.isDigit(filter.value().charAt(filter.value().length() - 1));
            return words.get().readings(Group.PINYIN, filter.value(), false, !toned);
        }
        Group group = filter.field() == Field.ON ? Group.ON : Group.KUN;
        BitSet found = new BitSet();
        for (String form : filter.value().split(" ", -1)) {
            spendOn(group, budget);
            found.or(words.get().readings(group, form, !Ascii.contains(form.charAt(0)), false));
        }
        return found;
    }

    private void spendOn(Group group, WorkBudget budget) {
        budget.spend((long) WorkBudget.READING
                * (words.get().end(group) - words.get().first(group)));
    }

    /** The ideographs of each level but the last, the most common first. */
    List<Runs> levels(WorkBudget budget) {
        return texts.get().levels(budget).stream().map(segments.get()::runs).toList();
    }

    /**
     * What is known of an ideograph.
     *
     * @param codePoint any code point
     * @return {@link HanCharacter#NONE} if nothing is known
     */
    public HanCharacter character(int codePoint) {
        int record = segments.get().record(codePoint);
        if (record < 0) {
            return HanCharacter.NONE;
        }
        int numbers = strokes.get().getShort(record * Short.BYTES);
        int[] text = texts.get().of(record);
        return new HanCharacter(
                numbers >>> Byte.SIZE & 0xFF,
                numbers & 0xFF,
                words(text, Group.PINYIN),
                words(text, Group.ON),
                words(text, Group.KUN),
                meaning(text));
    }

    private List<String> words(int[] text, Group group) {
        return Arrays.stream(text)
                .filter(word -> words.get().isIn(group, word))
                .mapToObj(words.get()::word)
                .toList();
    }

    private String meaning(int[] text) {
        StringBuilder meaning = new StringBuilder();
        for (int number : text) {
            if (number != HanTexts.NOTHING && number >= words.get().first(Group.GLOSS_ENDS)) {
                String word = words.get().word(number);
                boolean between = !meaning.isEmpty()
                        && Character.isLetterOrDigit(word.codePointAt(0))
                        && Character.isLetterOrDigit(meaning.codePointBefore(meaning.length()));
                meaning.append(between ? " " : "").append(word);
            }
        }
        return meaning.toString();
    }
}
