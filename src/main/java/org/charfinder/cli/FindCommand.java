package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.charfinder.index.NamedCharacter;
import org.charfinder.index.SearchResult;
import org.charfinder.index.StatusLine;
import org.charfinder.unicode.WhiteSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code charfinder find}: prints the characters that have all words in their names. */
@Command(
        name = "find",
        description = "Prints the characters whose names have all the words.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:something was found", "1:nothing was found, or something failed", "2:wrong usage"})
final class FindCommand implements Callable<Integer> {

    @Parameters(paramLabel = "WORD", arity = "1..*", description = "A word of the name, in any case and order.")
    private List<String> words;

    @Option(names = "--start", paramLabel = "N", description = "Leave out the first N of the matches.")
    private int start;

    @Option(names = "--stop", paramLabel = "N", description = "Leave out what follows the first N of the matches.")
    private int stop = Integer.MAX_VALUE;

    @Mixin private IndexOption index;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        if (start < 0 || stop < start) {
            throw new ParameterException(
                    spec.commandLine(), "--start %d --stop %d: from 0 up, the smaller one first".formatted(start, stop));
        }
        String query = WhiteSpace.strip(String.join(" ", words)).toString();
        SearchResult result = index.open().find(query, start, stop);
        PrintWriter out = spec.commandLine().getOut();
        for (NamedCharacter character : result.characters()) {
            out.println(character);
        }
        out.println("(" + StatusLine.of(result.total(), query) + ")");
        return result.total() > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
