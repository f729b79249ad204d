package org.charfinder.index;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charfinder.unicode.Vocabularies;

/** Letters with accents as users of LaTeX write them, such as <code>\"{o}</code>. */
final class LatexAccent {

    /** A command and its argument, which has no braces. */
    private static final Pattern COMMAND = Pattern.compile("(\\\\(?:[a-zA-Z]+|[^a-zA-Z]))\\{([^{}]+)}");

    private LatexAccent() {}

    /** Whether a name in LaTeX is an accent and what has it, so that its words would find much and tell nothing. */
    static boolean is(Vocabularies.Entry entry) {
        return entry.name().endsWith("}") && !Normalizer.isNormalized(entry.characters(), Normalizer.Form.NFD);
    }

    /** The ways to write such a name: with and without braces, within a group, and without the backslash. */
    static Set<String> forms(String name) {
        Set<String> forms = new LinkedHashSet<>();
        String form = name;
        String last;
        do {
            forms.add(form);
            forms.add("{" + form + "}");
            last = form;
            form = COMMAND.matcher(form).replaceAll(LatexAccent::withoutBraces);
        } while (!form.equals(last));
        forms.add(name.substring(1));
        return forms;
    }

    private static String withoutBraces(MatchResult found) {
        String command = found.group(1);
        String argument = found.group(2);
        boolean word = Character.isLetter(command.charAt(1)) && argument.charAt(0) != '\\';
        return Matcher.quoteReplacement(command + (word ? " " : "") + argument);
    }
}
