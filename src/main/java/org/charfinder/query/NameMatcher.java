package org.charfinder.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.charfinder.index.CharacterLookup;
import org.charfinder.index.Folding;
import org.charfinder.index.HanIndex;
import org.charfinder.index.LabelledName;
import org.charfinder.index.NameFilter;
import org.charfinder.index.ShownNameLookup;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.query.WantedWord.Likeness;
import org.charfinder.unicode.Vocabularies.Vocabulary;
import org.charfinder.unicode.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * Compares the names of a match with a query, in the order of {@link BestFirst}: names of vocabularies letter by
 * letter, then whole names, then names that have the words, their synonyms, other forms of them, and words that are
 * close.
 */
final class NameMatcher implements MatchedNames {

    /** Vocabularies whose names are typed as they are, the best known first. */
    private static final List<String> TYPED = Stream.concat(
                    Stream.of(LabelledName.HTML),
                    Stream.of(
                                    Vocabulary.LATEX,
                                    Vocabulary.TYPST,
                                    Vocabulary.SHORTCODE,
                                    Vocabulary.EMOTICON,
                                    Vocabulary.COMPOSE,
                                    Vocabulary.SPELLING,
                                    Vocabulary.LEAN,
                                    Vocabulary.ADOBE,
                                    Vocabulary.KEYSYM,
                                    Vocabulary.DIGRAPH)
                            .map(Vocabulary::label))
            .toList();

    private final ShownNameLookup lookup;
    private final HanIndex ideographs;
    private final String query;
    private final String key; // the words of the query with nothing between them
    private final boolean technical; // whether the query has what names in plain words do not have
    private final List<List<WantedWord>> exact; // for each alternative its words
    private final List<List<WantedWord>> loose; // the same without fillers such as SIGN
    private final Map<Likeness, NameFilter> filters = new EnumMap<>(Likeness.class);

    NameMatcher(UnicodeNameIndex index, CharSequence text) {
        lookup = new ShownNameLookup(index);
        lookup.readAll();
        ideographs = new CharacterLookup(index).ideographs();
        query = WhiteSpace.strip(text).toString();
        key = Folding.key(Folding.words(Folding.separated(query)));
        technical = query.codePoints().anyMatch(NameMatcher::isTechnical);
        exact = WantedWords.of(index, query);
        loose = exact.stream().map(NameMatcher::withoutFillers).toList();
    }

    private static boolean isTechnical(int c) {
        return c < 0x7F && !Character.isLetterOrDigit(c) && c != ' ' && c != '-' && c != '\'';
    }

    /** Refuses most of the names that have no word which is so like one of the query. */
    private NameFilter filter(Likeness likeness) {
        List<Set<String>> wanted = exact.stream()
                .flatMap(List::stream)
                .map(word -> word.like(likeness))
                .toList();
        return wanted.contains(Set.<String>of())
                ? NameFilter.NONE
                : NameFilter.ofAny(wanted.stream().flatMap(Set::stream).toList());
    }

    private static List<WantedWord> withoutFillers(List<WantedWord> words) {
        List<String> kept =
                Folding.withoutFillers(words.stream().map(WantedWord::word).toList());
        return words.stream().filter(word -> kept.contains(word.word())).toList();
    }

    @Override
    public String of(Match match) {
        String characters = match.characters();
        return characters.equals(query) ? "" : new Names(match.name(), characters).matched();
    }

    /** The names of one match. */
    private final class Names {
        private final String characters;
        private final NameText own;
        private final List<NameText> english;
        private final Map<Likeness, List<NameText>> resembling = new EnumMap<>(Likeness.class);

        Names(String name, String characters) {
            this.characters = characters;
            this.own = new NameText(new LabelledName("", name));
            this.english = texts(lookup.english(characters));
        }

        private static List<NameText> texts(List<LabelledName> names) {
            return names.stream().map(NameText::new).toList();
        }

        /** The names that may have a word which is so like one of the query. */
        private List<NameText> resembling(Likeness likeness) {
            return resembling.computeIfAbsent(likeness, asked -> {
                NameFilter filter = filters.computeIfAbsent(asked, NameMatcher.this::filter);
                List<NameText> names = new ArrayList<>(english);
                names.addAll(texts(lookup.further(characters, filter)));
                return names;
            });
        }

        String matched() {
            String typed = technical ? typed() : "";
            if (!typed.isEmpty() || (exact.isEmpty() && technical)) {
                return typed;
            }
            if (exact.isEmpty() || own.isWhole(key)) {
                return "";
            }
            String found = named(exact, Likeness.SAME);
            for (Likeness likeness : Likeness.values()) {
                found = found == null ? named(loose, likeness) : found;
            }
            if (found != null) {
                return found;
            }
            String meaning = ideographs.character(characters.codePointAt(0)).meaning();
            return meaning.isEmpty() ? nearest() : "meaning: " + meaning;
        }

        /** The name of a vocabulary that is the query as it is typed; empty if there is none. */
        private String typed() {
            List<LabelledName> names = lookup.further(characters, NameFilter.NONE);
            String bare = query.startsWith("\\") ? query.substring(1) : query;
            return Stream.<Predicate<LabelledName>>of(
                            name -> name.name().equals(query),
                            name -> name.name().equals(bare),
                            name -> isOf(Vocabulary.SHORTCODE, name) && query.equals(":" + name.name() + ":"),
                            name -> isOf(Vocabulary.EMOTICON, name)
                                    && ShownNameLookup.isSameEmoticon(name.name(), query))
                    .map(isTyped -> typed(names, isTyped))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private static String typed(List<LabelledName> names, Predicate<LabelledName> isTyped) {
            return names.stream()
                    .filter(name -> TYPED.contains(name.label()) && isTyped.test(name))
                    .min(Comparator.comparingInt(name -> TYPED.indexOf(name.label())))
                    .map(LabelledName::toString)
                    .orElse("");
        }

        private static boolean isOf(Vocabulary vocabulary, LabelledName name) {
            return name.label().equals(vocabulary.label());
        }

        /** Names that have all words of an alternative; null if some word is in none. */
        private @Nullable String named(List<List<WantedWord>> alternatives, Likeness likeness) {
            for (List<WantedWord> words : alternatives) {
                if (missing(words, likeness).isEmpty()) {
                    return "";
                }
            }
            @Nullable String found = named(alternatives, likeness, english);
            return found == null ? named(alternatives, likeness, resembling(likeness)) : found;
        }

        private @Nullable String named(List<List<WantedWord>> alternatives, Likeness likeness, List<NameText> names) {
            for (NameText name : likeness == Likeness.SAME ? names : List.<NameText>of()) {
                if (name.isWhole(key)) {
                    return name.shown();
                }
            }
            for (List<WantedWord> words : alternatives) {
                List<WantedWord> missing = missing(words, likeness);
                List<String> shown = cover(missing, likeness, names);
                if (missing.isEmpty()) {
                    return String.join("; ", shown);
                }
            }
            return null;
        }

        /** The words that the name of the character itself lacks. */
        private List<WantedWord> missing(List<WantedWord> words, Likeness likeness) {
            List<WantedWord> missing = new ArrayList<>(words);
            missing.removeIf(word -> !word.isElsewhere() && word.isIn(own, likeness));
            return missing;
        }

        /** Takes names one by one, each having the most of the missing words, which are removed. */
        private static List<String> cover(List<WantedWord> missing, Likeness likeness, List<NameText> names) {
            List<String> shown = new ArrayList<>();
            while (!missing.isEmpty()) {
                @Nullable NameText best = null;
                int most = 0;
                for (NameText name : names) {
                    int count = 0;
                    for (WantedWord word : missing) {
                        count += word.isIn(name, likeness) ? 1 : 0;
                    }
                    boolean shorter =
                            best != null && name.words().size() < best.words().size();
                    if (count > most || (count == most && count > 0 && shorter)) {
                        most = count;
                        best = name;
                    }
                }
                if (best == null) {
                    return shown;
                }
                NameText taken = best;
                shown.add(taken.shown());
                missing.removeIf(word -> word.isIn(taken, likeness));
            }
            return shown;
        }

        /** The names that have at least some words, or words near them. */
        private String nearest() {
            List<String> best = List.of();
            int least = Integer.MAX_VALUE;
            for (List<WantedWord> words : loose) {
                List<WantedWord> missing = new ArrayList<>(words);
                missing.removeIf(word -> isInOwn(word));
                List<String> shown = new ArrayList<>();
                for (Likeness likeness : Likeness.values()) {
                    shown.addAll(cover(missing, likeness, resembling(likeness)));
                }
                if (missing.size() < least) {
                    least = missing.size();
                    best = shown;
                }
            }
            return String.join("; ", best);
        }

        private boolean isInOwn(WantedWord word) {
            return !word.isElsewhere() && Stream.of(Likeness.values()).anyMatch(likeness -> word.isIn(own, likeness));
        }
    }
}
