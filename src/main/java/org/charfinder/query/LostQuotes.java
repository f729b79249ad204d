package org.charfinder.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.index.UnicodeNameIndex;
import org.jspecify.annotations.Nullable;

/**
 * Makes a query of the arguments of a command, and puts quotation marks back that a shell has taken off: the argument
 * of {@code block:"IPA Extensions"} is {@code block:IPA Extensions}, which is also an argument with a filter and a
 * word. One thread at a time.
 */
public final class LostQuotes {

    private final UnicodeNameIndex index;

    // not static: most look-ups call areLikely() only, and do without them
    private final Pattern filterTerm = Pattern.compile("(-?)([A-Za-z]+):(.+)");
    private final Pattern space = Pattern.compile("\\s+");
    private final Pattern phrase = // words that are nothing but words
            Pattern.compile("-?[\\p{L}\\p{M}\\p{N}']+(?:[\\s-]+[\\p{L}\\p{M}\\p{N}']+)+");

    /**
     * Knows the values of an index.
     *
     * @param index tells which values there are
     */
    public LostQuotes(UnicodeNameIndex index) {
        this.index = index;
    }

    /**
     * Whether arguments may lack quotation marks. It costs next to nothing.
     *
     * @param arguments of a command, without options
     * @return false if they are the words of a query as they are
     */
    public static boolean areLikely(List<String> arguments) {
        boolean several = arguments.size() > 1;
        for (String argument : arguments) {
            boolean spaced = argument.indexOf(' ') >= 0;
            boolean filter = argument.indexOf(':') > 0;
            if (several ? spaced || filter : spaced && filter) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes a query. A filter that begins an argument has the longest value that exists, of the words of that argument.
     * Any other filter has its one word, or the longest value that exists if that word alone is none. Of several
     * arguments, one of several words is a phrase if anything has all of the query then.
     *
     * @param arguments of a command, without options
     * @return the arguments with a space between two, and with quotation marks where they were
     */
    public String query(List<String> arguments) {
        String filters = quoted(arguments, false);
        if (arguments.size() < 2 || arguments.stream().noneMatch(this::isPhrase)) {
            return filters;
        }
        String phrases = quoted(arguments, true);
        return finds(phrases) ? phrases : filters;
    }

    private boolean isPhrase(String argument) {
        return argument.indexOf(' ') > 0 && phrase.matcher(argument).matches();
    }

    private boolean finds(String query) {
        try {
            QueryResult answer = new Finder(index).find(query);
            return answer.total() > 0 && !answer.isClosest();
        } catch (QueryException e) {
            return false;
        }
    }

    /**
     * A word of an argument.
     *
     * @param argument counts the arguments
     * @param begins whether it begins an argument of several words
     */
    private record Word(String text, int argument, boolean begins) {}

    private String quoted(List<String> arguments, boolean phrases) {
        List<Word> words = new ArrayList<>();
        for (int number = 0; number < arguments.size(); number++) {
            String argument = arguments.get(number);
            if (phrases && isPhrase(argument)) {
                words.add(new Word(quotedPhrase(argument), number, false));
            } else if (argument.indexOf('"') >= 0) { // the caller has put marks where they belong
                words.add(new Word(argument, number, false));
            } else {
                String[] parts = space.split(argument.strip(), -1);
                for (int i = 0; i < parts.length; i++) {
                    words.add(new Word(parts[i], number, i == 0 && parts.length > 1));
                }
            }
        }
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int count = wordsOfTerm(words.subList(i, Math.min(words.size(), i + ExpressionParser.MOST_VALUE_WORDS)));
            terms.add(count == 1 ? words.get(i).text : quotedFilter(words.subList(i, i + count)));
            i += count;
        }
        boolean unchanged = terms.size() == words.size() && !phrases;
        return String.join(" ", unchanged ? arguments : terms); // white space stays as it is
    }

    private static String quotedPhrase(String argument) {
        return argument.startsWith("-") ? "-\"" + argument.substring(1) + '"' : '"' + argument + '"';
    }

    private static String quotedFilter(List<Word> words) {
        String filter = joined(words);
        int value = filter.indexOf(':') + 1;
        return filter.substring(0, value) + '"' + filter.substring(value) + '"';
    }

    private static String joined(List<Word> words) {
        return String.join(" ", words.stream().map(Word::text).toList());
    }

    /** How many of some words are a filter with its value; 1 if the first one is something else. */
    private int wordsOfTerm(List<Word> words) {
        Matcher term = filterTerm.matcher(words.get(0).text);
        if (!term.matches()) {
            return 1;
        }
        String field = term.group(2).toLowerCase(Locale.ROOT);
        boolean known = field.equals(ExpressionParser.KEYWORD) || FilterParser.FIELDS.contains(field);
        if (!known || FilterParser.takesSigns(field)) {
            return 1;
        }
        String first = term.group(3);
        boolean alone = exists(field, first);
        int most = alone && !words.get(0).begins ? 1 : mostWords(words, alone);
        for (int count = most; count > 1; count--) {
            if (exists(field, first + " " + joined(words.subList(1, count)))) {
                return count;
            }
        }
        return alone ? 1 : mistyped(field, first, words.subList(1, most));
    }

    /** How many words a value may have: of the first word's argument, or if that word is no value, of all. */
    private static int mostWords(List<Word> words, boolean ofArgument) {
        int most = 1;
        while (most < words.size()
                && isOnlyWord(words.get(most).text)
                && !(ofArgument && words.get(most).argument != words.get(0).argument)) {
            most++;
        }
        return most;
    }

    /** How many words are a value that is near to one that exists; 1 if that is not more likely than one word. */
    private int mistyped(String field, String first, List<Word> others) {
        for (int count = others.size(); count > 0; count--) {
            String near = near(field, first + " " + joined(others.subList(0, count)));
            if (near != null) {
                return count + 1;
            }
        }
        return 1;
    }

    /** Whether a word can't be read as anything but a part of a value. */
    private static boolean isOnlyWord(String word) {
        return word.chars().noneMatch(c -> "|\"*:".indexOf(c) >= 0) && !word.startsWith("-");
    }

    private boolean exists(String field, String value) {
        return field.equals(ExpressionParser.KEYWORD)
                ? finds(field + ":\"" + value + '"')
                : FilterParser.exists(index, field, value);
    }

    private @Nullable String near(String field, String value) {
        try {
            if (!field.equals(ExpressionParser.KEYWORD)) {
                FilterParser.parse(index, field, value);
            }
            return null;
        } catch (QueryException e) {
            return e.suggestion();
        }
    }
}
