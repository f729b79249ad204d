package org.charfinder.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UProperty.NameChoice;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.Runs;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.Expression.AllOf;
import org.charfinder.query.Expression.AnyOf;
import org.charfinder.query.Expression.Keyword;
import org.charfinder.query.Expression.Phrase;
import org.charfinder.query.Expression.Words;
import org.charfinder.query.FilterExpression.Filter;
import org.charfinder.unicode.EmojiSequences;
import org.charfinder.unicode.OtherNames;
import org.charfinder.unicode.UnicodeNames;

/** The language finds what a plain, slow search finds, which looks at each name and has no index. */
class ExpressionTest {

    /** Some of everything: ideographs, seals, syllables, chessmen, arrows, Tibetan -A, controls, emoji, their parts. */
    private static final UnicodeNameIndex INDEX = UnicodeNameIndex.of(Stream.of(
                    IntStream.rangeClosed(0, 0x17F),
                    IntStream.rangeClosed(0x370, 0x3FF),
                    IntStream.rangeClosed(0xF40, 0xFBF),
                    IntStream.rangeClosed(0x2000, 0x206F),
                    IntStream.rangeClosed(0x2190, 0x21FF),
                    IntStream.rangeClosed(0x2600, 0x27BF),
                    IntStream.rangeClosed(0x4E00, 0x4E3F),
                    IntStream.rangeClosed(0xAC00, 0xAC3F),
                    IntStream.rangeClosed(0xF900, 0xF90F),
                    IntStream.of(0xFE0F, 0x20E3),
                    IntStream.rangeClosed(0x17000, 0x1701F),
                    IntStream.rangeClosed(0x19180, 0x191A3),
                    IntStream.rangeClosed(0x1F1E6, 0x1F1FF),
                    IntStream.rangeClosed(0x1F210, 0x1F23B),
                    IntStream.rangeClosed(0x1F3FB, 0x1F3FF),
                    IntStream.rangeClosed(0x1F440, 0x1F480),
                    IntStream.rangeClosed(0x1F600, 0x1F64F),
                    IntStream.rangeClosed(0x1FA00, 0x1FA5F),
                    IntStream.rangeClosed(0x3D000, 0x3D01F))
            .flatMapToInt(codePoints -> codePoints)
            .toArray());

    private static final CharacterLookup LOOKUP = new CharacterLookup(INDEX);

    /** Every word of a name, once. The plain search compares numbers of words, since strings take it many seconds. */
    private static final List<String> WORDS = new ArrayList<>();

    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final Predicate<String> PLAIN_WORD =
            Pattern.compile("[A-Za-z0-9]+").asMatchPredicate();

    /** All characters, then all sequences, in the order of the index. */
    private static final List<Entry> ENTRIES = entries();

    private static final Set<String> EVERYTHING = characters(everything());
    private static final List<List<String>> NAMES = ENTRIES.stream()
            .flatMap(entry -> Stream.concat(Stream.of(entry.name), entry.otherNames.stream()))
            .map(name ->
                    IntStream.of(name).mapToObj(WORDS::get).filter(PLAIN_WORD).toList())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();

    /** What a character or a sequence is called: the words of its name, and the folded words of each other name. */
    private static final class Entry {
        private final String characters;
        private final int[] name;
        private final List<int[]> otherNames;
        private final int[] wordsOfOtherNames;

        Entry(String characters, List<String> name, List<List<String>> otherNames) {
            this.characters = characters;
            this.name = numbers(name);
            this.otherNames = otherNames.stream()
                    .map(ExpressionTest::numbers)
                    .filter(words -> words.length > 0)
                    .toList();
            this.wordsOfOtherNames = this.otherNames.stream()
                    .flatMapToInt(IntStream::of)
                    .distinct()
                    .toArray();
        }

        boolean isSequence() {
            return characters.codePointCount(0, characters.length()) > 1;
        }
    }

    private static int[] numbers(List<String> words) {
        return words.stream()
                .mapToInt(word -> NUMBERS.computeIfAbsent(word, unseen -> {
                    WORDS.add(word);
                    return WORDS.size() - 1;
                }))
                .toArray();
    }

    private static List<Entry> entries() {
        Map<String, List<List<String>>> others = new LinkedHashMap<>();
        for (OtherNames.Entry entry : OtherNames.read()) {
            List<List<String>> names = new ArrayList<>();
            Stream.of(List.of(entry.shortName()), entry.aliases(), entry.keywords(), namesElsewhere(entry))
                    .flatMap(List::stream)
                    .forEach(name -> addTo(names, name));
            others.put(entry.characters(), names);
        }
        List<Entry> entries = new ArrayList<>();
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (LOOKUP.has(codePoint)) {
                String name = UnicodeNames.nameOf(codePoint);
                String characters = Character.toString(codePoint);
                entries.add(new Entry(
                        characters,
                        name == null ? List.of() : words(name),
                        others.getOrDefault(characters, List.of())));
            }
        }
        for (String sequence : EmojiSequences.all()) {
            if (sequence.codePoints().allMatch(LOOKUP::has)) {
                entries.add(new Entry(sequence, List.of(), otherNamesOf(sequence, others)));
            }
        }
        return entries;
    }

    /** A sequence with skin tones has its own names, those of the sequence without them, and those of the tones. */
    private static List<List<String>> otherNamesOf(String sequence, Map<String, List<List<String>>> others) {
        String bare = sequence.replace("\uFE0F", "");
        List<List<String>> names = new ArrayList<>();
        if (bare.codePointCount(0, bare.length()) == 1) {
            return List.of(); // it is a character, and that is found
        }
        names.addAll(others.getOrDefault(bare, List.of(folded(shownName(sequence)))));
        String rest = bare.replaceAll("[\\x{1F3FB}-\\x{1F3FF}]", "");
        if (!rest.equals(bare)) {
            names.addAll(others.getOrDefault(rest, List.of()));
            bare.codePoints()
                    .filter(codePoint -> codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
                    .forEach(tone -> names.addAll(others.getOrDefault(Character.toString(tone), List.of())));
        }
        return names;
    }

    /** Some are newer than CLDR and have no name there; the line has the name that they get instead. */
    private static String shownName(String sequence) {
        QueryResult answer = new QueryResult(INDEX);
        answer.set(LOOKUP.sequence(sequence));
        return answer.matches().next().name();
    }

    /** Words that an apostrophe separates are a word together, too. */
    private static void addTo(List<List<String>> names, String name) {
        names.add(folded(name));
        folded(name.replaceAll("['’‘ʼʻ`´′]", "")).forEach(word -> names.add(List.of(word)));
    }

    /** Names are split at what they hold besides words: a space and a hyphen. Some end in a number, no word. */
    private static List<String> words(String name) {
        String indexed = name.replaceFirst(
                "^(CJK (?:UNIFIED|COMPATIBILITY) IDEOGRAPH|JURCHEN CHARACTER|SMALL SEAL CHARACTER)-.*", "$1");
        return List.of(indexed.split("[ -]+"));
    }

    /** The words of a name; FoldingTest holds what folding is. */
    private static List<String> folded(String name) {
        return Folding.words(name);
    }

    private static BitSet everything() {
        BitSet all = new BitSet();
        all.set(0, ENTRIES.size());
        return all;
    }

    private static Set<String> characters(BitSet entries) {
        return entries.stream().mapToObj(i -> ENTRIES.get(i).characters).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What an expression finds, by sets of entries. */
    private static BitSet slowly(Expression expression, boolean keywords) {
        if (expression instanceof AnyOf any) {
            BitSet found = new BitSet();
            any.alternatives().forEach(alternative -> found.or(slowly(alternative, keywords)));
            return found;
        }
        if (expression instanceof AllOf all) {
            BitSet found = everything();
            all.wanted().forEach(term -> found.and(slowly(term, keywords)));
            all.excluded().forEach(term -> found.andNot(slowly(term, keywords)));
            return found;
        }
        if (expression instanceof Keyword keyword) {
            return slowly(keyword.names(), true);
        }
        Predicate<Entry> matcher = matcher(expression, keywords);
        return IntStream.range(0, ENTRIES.size())
                .filter(i -> matcher.test(ENTRIES.get(i)))
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static Predicate<Entry> matcher(Expression term, boolean keywords) {
        if (term instanceof Filter filter) {
            return entry -> !entry.isSequence() && hasProperty(entry.characters.codePointAt(0), filter.text());
        }
        if (term instanceof Words words) {
            List<BitSet> wanted = wanted(words.text(), words.open(), keywords);
            return entry -> hasWords(wanted, keywords ? entry.wordsOfOtherNames : entry.name);
        }
        Phrase phrase = (Phrase) term;
        List<BitSet> wanted = wanted(phrase.text(), phrase.open(), keywords);
        return entry -> keywords
                ? entry.otherNames.stream().anyMatch(name -> hasPhrase(wanted, name))
                : hasPhrase(wanted, entry.name);
    }

    /** For each word of a text, the words that match it: the same one, or those that begin with the last one. */
    private static List<BitSet> wanted(String text, boolean open, boolean keywords) {
        List<String> words = folded(text).stream()
                .map(word -> keywords ? word : word.toUpperCase(Locale.ROOT))
                .toList();
        List<BitSet> wanted = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            wanted.add(open && i == words.size() - 1 ? beginningWith(words.get(i)) : only(words.get(i)));
        }
        return wanted;
    }

    private static BitSet beginningWith(String beginning) {
        BitSet numbers = new BitSet();
        for (int i = 0; i < WORDS.size(); i++) {
            numbers.set(i, WORDS.get(i).startsWith(beginning));
        }
        return numbers;
    }

    private static BitSet only(String word) {
        BitSet number = new BitSet();
        if (NUMBERS.containsKey(word)) {
            number.set(NUMBERS.get(word));
        }
        return number;
    }

    private static boolean hasWords(List<BitSet> wanted, int[] words) {
        for (BitSet numbers : wanted) {
            if (!hasOne(numbers, words)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasOne(BitSet numbers, int[] words) {
        for (int word : words) {
            if (numbers.get(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPhrase(List<BitSet> phrase, int[] name) {
        for (int start = 0; start <= name.length - phrase.size(); start++) {
            int same = 0;
            while (same < phrase.size() && phrase.get(same).get(name[start + same])) {
                same++;
            }
            if (same == phrase.size()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasProperty(int codePoint, String filter) {
        String field = filter.substring(0, filter.indexOf(':'));
        String value = filter.substring(filter.indexOf(':') + 1).replace("\"", "");
        return switch (field) {
            case "block" -> isValue(UProperty.BLOCK, codePoint, value);
            case "script" -> isInScript(codePoint, value);
            case "category" -> isCategory(codePoint, value);
            default -> isAge(ageOf(codePoint), value);
        };
    }

    /** The scripts of a character are its Script and its Script_Extensions. */
    private static boolean isInScript(int codePoint, String value) {
        int script = UCharacter.getPropertyValueEnum(UProperty.SCRIPT, value);
        return UScript.hasScript(codePoint, script) || UScript.getScript(codePoint) == script;
    }

    /** L stands for all that begin with it. */
    private static boolean isCategory(int codePoint, String value) {
        int category = UProperty.GENERAL_CATEGORY;
        return value.length() == 1
                ? UCharacter.getPropertyValueName(category, UCharacter.getType(codePoint), NameChoice.SHORT)
                        .startsWith(value)
                : isValue(category, codePoint, value);
    }

    private static boolean isValue(int property, int codePoint, String value) {
        return UCharacter.getIntPropertyValue(codePoint, property) == UCharacter.getPropertyValueEnum(property, value);
    }

    /** As tens: 151 is 15.1. */
    private static int ageOf(int codePoint) {
        VersionInfo age = UCharacter.getAge(codePoint);
        return 10 * age.getMajor() + age.getMinor();
    }

    private static boolean isAge(int age, String value) {
        String operator = value.replaceAll("[0-9.]", "");
        int wanted = (int) Math.round(10 * Double.parseDouble(value.substring(operator.length())));
        return operator.contains("<") && age < wanted
                || operator.contains(">") && age > wanted
                || (operator.isEmpty() || operator.contains("=")) && age == wanted;
    }

    private static Set<String> find(Expression expression) {
        return characters(expression.find(LOOKUP, LOOKUP.names()));
    }

    private static Set<String> find(String query) throws QueryException {
        return find(ExpressionParser.parse(INDEX, query));
    }

    private static Set<String> characters(Runs found) {
        Set<String> characters = new TreeSet<>();
        QueryResult answer = new QueryResult(INDEX);
        answer.set(found);
        answer.matches().forEachRemaining(match -> characters.add(match.characters()));
        assertThat(characters).as("each is found once").hasSize(found.total());
        return characters;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static Set<String> without(Set<String> one, Set<String> other) {
        Set<String> difference = new TreeSet<>(one);
        difference.removeAll(other);
        return difference;
    }

    @Property(tries = 100)
    void expressions_find_what_a_plain_search_finds(@ForAll("expressions") AnyOf expression) {
        assertThat(find(expression)).as(expression.toString()).isEqualTo(characters(slowly(expression, false)));
    }

    @Property(tries = 50)
    void in_other_names_too(@ForAll("expressions") AnyOf expression) {
        Runs found = expression.find(LOOKUP, LOOKUP.names().otherNames());
        assertThat(characters(found)).as(expression.toString()).isEqualTo(characters(slowly(expression, true)));
    }

    @Property(tries = 500)
    void what_an_expression_says_of_itself_reads_as_the_same(@ForAll("expressions") AnyOf expression)
            throws QueryException {
        assertThat(ExpressionParser.parse(INDEX, expression.toString())).isEqualTo(expression);
    }

    @Property(tries = 2_000)
    void whatever_can_be_read_says_the_same_of_itself(@ForAll("texts") String text) throws QueryException {
        AnyOf expression;
        try {
            expression = ExpressionParser.parse(INDEX, text);
        } catch (QueryException e) {
            return; // it can't be read
        }
        if (expression != null && terms(expression).noneMatch(ExpressionTest::hasMarkAsText)) {
            assertThat(ExpressionParser.parse(INDEX, expression.toString())).isEqualTo(expression);
        }
    }

    private static Stream<Expression> terms(AnyOf expression) {
        return expression.alternatives().stream()
                .flatMap(alternative -> Stream.concat(alternative.wanted().stream(), alternative.excluded().stream()))
                .map(term -> term instanceof Keyword keyword ? keyword.names() : term);
    }

    private static boolean hasMarkAsText(Expression term) {
        long marks = term.toString().chars().filter(c -> c == '"').count();
        return term instanceof Words ? marks > 0 : marks % 2 == 1;
    }

    @Property(tries = 100)
    void de_morgan(@ForAll("terms") Expression a, @ForAll("terms") Expression b) throws QueryException {
        assertThat(find("-%s -%s".formatted(a, b))).isEqualTo(without(EVERYTHING, find("%s | %s".formatted(a, b))));
        assertThat(find("-%s | -%s".formatted(a, b))).isEqualTo(without(EVERYTHING, find("%s %s".formatted(a, b))));
    }

    @Property(tries = 100)
    void adding_a_term_never_adds_a_result(@ForAll("expressions") AnyOf expression, @ForAll("terms") Expression term)
            throws QueryException {
        AllOf first = expression.alternatives().get(0);
        assertThat(find(first))
                .containsAll(find(new AllOf(with(first.wanted(), term), first.excluded())))
                .containsAll(find(new AllOf(first.wanted(), with(first.excluded(), term))));
        assertThat(find(expression + " | " + term)).isEqualTo(union(find(expression), find(term)));
    }

    private static List<Expression> with(List<Expression> terms, Expression another) {
        return Stream.concat(terms.stream(), Stream.of(another)).toList();
    }

    @Property(tries = 300)
    void what_is_asked_for_and_excluded_is_not_found(@ForAll("terms") Expression a) throws QueryException {
        assertThat(find("%s -%s".formatted(a, a))).isEmpty();
        assertThat(find("-%s %s".formatted(a, a))).isEmpty();
        assertThat(find("%s %s | %s".formatted(a, a, a))).isEqualTo(find(a));
    }

    @Property(tries = 300)
    void the_order_of_terms_does_not_matter(@ForAll("expressions") AnyOf expression, @ForAll Random random)
            throws QueryException {
        List<String> alternatives = new ArrayList<>();
        for (AllOf alternative : expression.alternatives()) {
            List<String> terms = new ArrayList<>();
            alternative.wanted().forEach(term -> terms.add(term.toString()));
            alternative.excluded().forEach(term -> terms.add("-" + term));
            Collections.shuffle(terms, random);
            alternatives.add(String.join(" ", terms));
        }
        Collections.shuffle(alternatives, random);
        assertThat(find(String.join("|", alternatives))).isEqualTo(find(expression));
    }

    @Property(tries = 300)
    void a_phrase_has_its_words(@ForAll("phrases") Phrase phrase) {
        assertThat(find(new Words(phrase.text().replace(' ', ','), phrase.open())))
                .containsAll(find(phrase));
        assertThat(find(new Phrase(phrase.text(), true))).containsAll(find(phrase));
    }

    @Provide
    Arbitrary<AnyOf> expressions() {
        Arbitrary<List<Expression>> some = terms().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<Expression>> few = terms().list().ofMaxSize(2);
        Arbitrary<AllOf> wanting = Combinators.combine(some, few).as(AllOf::new);
        Arbitrary<AllOf> excluding = terms().list().ofMinSize(2).ofMaxSize(3).map(terms -> new AllOf(List.of(), terms));
        return Arbitraries.frequencyOf(Tuple.of(6, wanting), Tuple.of(1, excluding))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(AnyOf::new)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Expression> terms() {
        Arbitrary<Expression> words = Combinators.combine(someWords(3), Arbitraries.of(true, false))
                .as((text, open) -> new Words(text.replace(' ', ','), open));
        Arbitrary<Expression> prefix =
                someWords(1).map(word -> new Words(word.substring(0, Math.min(2, word.length())), true));
        Arbitrary<Expression> phrase = phrases().map(term -> term);
        Arbitrary<Expression> names = Arbitraries.oneOf(words, prefix, phrase);
        Arbitrary<Expression> keyword = names.map(Keyword::new);
        return Arbitraries.oneOf(names, names, keyword, filters()).withoutEdgeCases();
    }

    /** Words of some name, one behind the other or not. */
    @Provide
    Arbitrary<Phrase> phrases() {
        return Combinators.combine(someWords(3), Arbitraries.of(true, false)).as(Phrase::new);
    }

    private static Arbitrary<String> someWords(int most) {
        Arbitrary<String> part = Arbitraries.of(NAMES)
                .flatMap(name -> Combinators.combine(
                                Arbitraries.integers().between(0, name.size() - 1),
                                Arbitraries.integers().between(1, most))
                        .as((start, length) ->
                                String.join(" ", name.subList(start, Math.min(name.size(), start + length)))));
        Arbitrary<String> frequent = Arbitraries.of(
                "letter",
                "small letter",
                "letter small",
                "black",
                "arrow",
                "chess",
                "face",
                "a",
                "letter a",
                "sign",
                "flag",
                "medium skin",
                "skin tone",
                "tibetan letter a",
                "cjk unified",
                "ideograph cjk",
                "hangul syllable",
                "heart",
                "ideograph 4E00",
                "4E00");
        return Arbitraries.oneOf(part, part, frequent.filter(text -> text.split(" ").length <= most));
    }

    private static Arbitrary<Expression> filters() {
        return Arbitraries.of(
                        "block:arrows",
                        "block:dingbats",
                        "block:\"basic latin\"",
                        "block:tibetan",
                        "script:greek",
                        "script:Hang",
                        "script:common",
                        "category:Sm",
                        "category:L",
                        "category:P",
                        "category:Cc",
                        "category:lowercase_letter",
                        "category:So",
                        "age:1.1",
                        "age:<=3",
                        "age:>=15.1",
                        "age:>6",
                        "age:<6.1",
                        "age:=3.2",
                        "age:>=12.1",
                        "block:Adlam")
                .map(ExpressionTest::filter);
    }

    private static Expression filter(String text) {
        try {
            return ExpressionParser.parse(INDEX, text)
                    .alternatives()
                    .get(0)
                    .wanted()
                    .get(0);
        } catch (QueryException e) {
            throw new AssertionError(text, e);
        }
    }

    /** What looks like expressions. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> part = Arbitraries.of(
                " ",
                " ",
                " ",
                "-",
                "|",
                " | ",
                "\"",
                "*",
                "rook",
                "black",
                "a",
                ",",
                "!",
                "é",
                "太阳",
                "♜",
                "\u00A0",
                "keyword:",
                "block:",
                "arrows",
                "category:",
                "So",
                "age:",
                "<=",
                "13",
                ":",
                "_",
                "\u0301",
                "ß",
                "👍🏽",
                "\uD83D");
        return part.list().ofMaxSize(12).map(parts -> String.join("", parts));
    }

    private static List<String> namesElsewhere(OtherNames.Entry entry) {
        return entry.elsewhere().stream()
                .flatMap(language -> language.names().stream())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
