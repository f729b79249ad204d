package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntConsumer;
import org.charfinder.index.IndexFile;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The option that names an index file, and the way to an index without it: the file where it is usually kept, built and
 * saved there the first time.
 */
final class IndexOption {

    static final String FILE_NAME = "charfinder_index.ser";

    @Option(
            names = "--index",
            paramLabel = "FILE",
            description = {
                "The index to use. Without it: " + FILE_NAME + " in the working folder, else in the cache folder of the"
                        + " user, where it is built the first time; or in $CHARFINDER_HOME, if that is set, only there."
            })
    private Path named;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    /**
     * The index that was named, or the usual one.
     *
     * @throws Failure if the one that was named can't be used
     */
    UnicodeNameIndex open() throws Failure {
        if (named == null) {
            return openUsual(usualFile(System.getenv(), Path.of("")));
        }
        try {
            return IndexFile.read(named);
        } catch (IOException e) {
            throw new Failure(
                    "can't use the index %s: %s; make one with: charfinder index --output %s"
                            .formatted(named, reason(e), Files.exists(named) ? "FILE" : named));
        }
    }

    /**
     * Where the index is kept if nobody names one.
     *
     * @param environment CHARFINDER_HOME, XDG_CACHE_HOME and HOME are looked at
     */
    static Path usualFile(Map<String, String> environment, Path workingFolder) {
        String home = environment.get("CHARFINDER_HOME");
        if (home != null && !home.isEmpty()) {
            return Path.of(home, FILE_NAME);
        }
        Path here = workingFolder.resolve(FILE_NAME);
        return Files.exists(here) ? here : cacheFolder(environment).resolve(FILE_NAME);
    }

    /** As the XDG Base Directory Specification has it: a relative path there does not count. */
    private static Path cacheFolder(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path base = Path.of(cache).isAbsolute() ? Path.of(cache) : Path.of(home, ".cache");
        return base.resolve("charfinder");
    }

    private UnicodeNameIndex openUsual(Path file) {
        try {
            UnicodeNameIndex index = IndexFile.read(file);
            if (index.isComplete() && !index.isOutdated()) {
                return index;
            }
            warn(file + " holds older or fewer characters than this program knows; building it anew");
        } catch (IOException e) {
            if (Files.exists(file)) { // else it is the first time, and nothing to warn of
                warn("can't use the index " + file + ": " + reason(e) + "; building it anew");
            }
        }
        UnicodeNameIndex index = build(UnicodeNames.newest(), err());
        try {
            IndexFile.write(index, file);
        } catch (IOException e) {
            warn("can't save the index as " + file + ": " + reason(e) + "; going on without");
        }
        return index;
    }

    /** Builds an index, and shows how far it is if somebody looks. */
    static UnicodeNameIndex build(Version upTo, PrintWriter err) {
        if (!Console.isErrTerminal()) {
            return UnicodeNameIndex.build(upTo, percent -> {});
        }
        IntConsumer progress =
                percent -> {
                    err.printf("\rBuilding the index of Unicode %s: %d %%", upTo, percent);
                    err.flush();
                };
        UnicodeNameIndex index = UnicodeNameIndex.build(upTo, progress);
        err.print("\r\033[K"); // ECMA-48: to the line's start, and erase it
        err.flush();
        return index;
    }

    /** What went wrong with a file, whose name is not repeated. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (!(e instanceof FileSystemException failure)) {
            return e.getMessage();
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }

    private void warn(String message) {
        err().println("charfinder: " + message);
        err().flush();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
