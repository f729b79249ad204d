package org.charfinder.cli;

import java.util.List;
import org.charfinder.query.Spelling;
import org.jspecify.annotations.Nullable;

/** The names of the commands, for callers that can do without the parser. */
final class CommandNames {

    /** In the order of the help. */
    static final List<String> ALL =
            List.of("serve", "find", "pick", "info", "words", "ask", "index", "bench", "completion", "help");

    /** A text without the name of a command is searched for. */
    static final String DEFAULT = "find";

    private CommandNames() {}

    /**
     * The command that a mistyped word may mean: it is one edit away, or begins with the word.
     *
     * @param word which no command has as its name
     * @return null if there is none
     */
    static @Nullable String near(String word) {
        for (String name : ALL) {
            if (Spelling.distance(word, name) == 1 || (word.length() > 2 && name.startsWith(word))) {
                return name;
            }
        }
        return null;
    }
}
