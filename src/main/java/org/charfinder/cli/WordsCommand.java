package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.charfinder.index.UnicodeNameIndex;
import picocli.CommandLine.ExitCode;

/** {@code charfinder words}: prints the words of character names, the most frequent one first. */
final class WordsCommand extends Subcommand {

    private final TypedOption<Integer> top =
            number("--top", "N", Integer.MAX_VALUE, Range.atLeast(1), "Print the N most frequent ones only.");
    private final TypedOption<Boolean> noPager = Pager.option(this);
    private final IndexOption index = new IndexOption(this);

    WordsCommand() {
        super("words", "Prints the words of character names, each after the number of characters that have it.");
    }

    @Override
    public Integer call() throws Failure {
        int limit = top.value();
        UnicodeNameIndex opened = index.source().open();
        PrintWriter out = out();
        Consumer<PrintWriter> print = to ->
                opened.words().stream().limit(limit).forEach(word -> to.println(word.count() + " " + word.word()));
        if (!noPager.value() && Pager.isLong(Math.min(limit, opened.wordCount())) && StandardStreams.isOutTerminal()) {
            Pager.show(print, out);
        } else {
            print.accept(out);
        }
        return ExitCode.OK;
    }
}
