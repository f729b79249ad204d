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

/** Where an index comes from: the file where it is usually kept, built and saved there the first time, or another. */
final class IndexSource {

    static final String FILE_NAME = "charfinder_index.ser";

    private IndexSource() {}

    /** The usual index. What is odd about its file is a warning, and not the end. */
    static UnicodeNameIndex usual(PrintWriter err) {
        return openUsual(usualFile(System.getenv(), Path.of("")), err);
    }

    /**
     * The index in a file that somebody named.
     *
     * @throws Failure if it can't be used
     */
    static UnicodeNameIndex named(Path file) throws Failure {
        try {
            return IndexFile.read(file);
        } catch (IOException e) {
            throw new Failure(
                    "can't use the index %s: %s; make one with: charfinder index --output %s"
                            .formatted(file, reason(e), Files.exists(file) ? "FILE" : file));
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

    private static UnicodeNameIndex openUsual(Path file, PrintWriter err) {
        try {
            UnicodeNameIndex index = IndexFile.read(file);
            if (index.isComplete() && !index.isOutdated()) {
                return index;
            }
            warn(err, file + " holds older or fewer characters than this program knows; building it anew");
        } catch (IOException e) {
            if (Files.exists(file)) { // else it is the first time, and nothing to warn of
                warn(err, "can't use the index " + file + ": " + reason(e) + "; building it anew");
            }
        }
        UnicodeNameIndex index = build(UnicodeNames.newest(), err);
        try {
            IndexFile.write(index, file);
        } catch (IOException e) {
            warn(err, "can't save the index as " + file + ": " + reason(e) + "; going on without");
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

    private static void warn(PrintWriter err, String message) {
        err.println("charfinder: " + message);
        err.flush();
    }
}
