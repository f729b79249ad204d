package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code charfinder index}: builds the index file. */
final class IndexCommand extends Subcommand {

    private final TypedOption<Path> outputOption =
            file("--output", "Where to write it. Without it: the file that the other commands read.");
    private final TypedOption<Version> upToOption = typed(builder(
                    "--unicode",
                    "VERSION",
                    Version.class,
                    "Only characters of this version of Unicode or an older one, such as 13.0.")
            .converters(new VersionConverter()));

    IndexCommand() {
        super("index", "Builds the index file anew, and says what it holds.");
    }

    @Override
    public Integer call() throws Failure {
        Path output = outputOption.orNull();
        Version newest = UnicodeNames.newest();
        Version given = upToOption.orNull();
        Version upTo = given == null ? newest : given;
        if (upTo.compareTo(newest) > 0) {
            throw usage("--unicode %s: the newest version known is %s".formatted(upTo, newest));
        }
        Path file = output == null ? IndexSource.usualFile() : output;
        String kind = IndexSource.kindUnlessFile(file);
        if (kind != null) {
            throw new Failure("can't write %s: it is %s".formatted(file, kind));
        }
        long begin = System.nanoTime();
        UnicodeNameIndex index;
        long bytes;
        try {
            requireFolder(file); // or the user would hear of it seconds later
            index = IndexSource.build(upTo, err());
            IndexFile.write(index, file);
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new Failure("can't write " + file + ": " + IndexSource.reason(e));
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        PrintWriter out = out();
        out.printf(
                "%s: %,d characters and %,d words of Unicode %s, %.1f MB, built in %.1f s%n",
                file, index.size(), index.wordCount(), upTo, bytes / 1e6, seconds);
        if (!index.isComplete() && output == null) {
            out.println("Use it with --index " + file + "; without that option, the newest Unicode takes its place.");
        }
        return ExitCode.OK;
    }

    /** Makes the folder of a file, and fails if no file can be made there. */
    private static void requireFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        }
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
