package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.charfinder.index.IndexFile;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code charfinder index}: builds the index file anew. */
@Command(
        name = "index",
        description = "Builds the index file anew, and says what it holds.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class)
final class IndexCommand implements Callable<Integer> {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it. Without it: the file that the other commands read.")
    private Path output;

    @Option(
            names = "--unicode",
            paramLabel = "VERSION",
            converter = VersionConverter.class,
            description = "Only characters of this version of Unicode or an older one, such as 13.0.")
    private Version upTo;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Failure {
        Version newest = UnicodeNames.newest();
        if (upTo == null) {
            upTo = newest;
        }
        if (upTo.compareTo(newest) > 0) {
            throw new ParameterException(
                    spec.commandLine(), "--unicode %s: the newest version known is %s".formatted(upTo, newest));
        }
        Path file = output == null ? IndexOption.usualFile(System.getenv(), Path.of("")) : output;
        long begin = System.nanoTime();
        UnicodeNameIndex index = IndexOption.build(upTo, spec.commandLine().getErr());
        long bytes;
        try {
            IndexFile.write(index, file);
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new Failure("can't write " + file + ": " + IndexOption.reason(e));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s: %,d characters and %,d words of Unicode %s, %.1f MB, built in %.1f s%n",
                file,
                index.size(),
                index.wordCount(),
                upTo,
                bytes / 1e6,
                seconds);
        if (!index.isComplete() && output == null) {
            out.println("Use it with --index " + file + "; without that option, the newest Unicode takes its place.");
        }
        return ExitCode.OK;
    }

    private static final class VersionConverter implements ITypeConverter<Version> {
        @Override
        public Version convert(String text) {
            try {
                return Version.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
