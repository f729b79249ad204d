package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.charfinder.index.UnicodeNameIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code charfinder words}: prints the words of character names, the most frequent first. */
@Command(
        name = "words",
        description = "Prints the words of character names, each after the number of characters that have it.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class WordsCommand implements Callable<Integer> {

    @Option(names = "--top", paramLabel = "N", description = "Print the N most frequent ones only.")
    private int top = Integer.MAX_VALUE;

    @Mixin private IndexOption index;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1, was " + top);
        }
        UnicodeNameIndex opened = index.open();
        PrintWriter out = spec.commandLine().getOut();
        opened.words().stream().limit(top).forEach(word -> out.println(word.count() + " " + word.word()));
        return ExitCode.OK;
    }
}
