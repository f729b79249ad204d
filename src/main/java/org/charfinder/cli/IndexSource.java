package org.charfinder.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.charfinder.index.UnicodeNameIndex;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.unicode.UnicodeNames;
import org.charfinder.unicode.Version;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index from a file that the user has named, or from the usual one, where it is built and saved if necessary.
 */
final class IndexSource {

    static final String FILE_NAME = "charfinder_index.ser";

    private final @Nullable Path named; // null: the usual one
    private final PrintWriter err;
    private final Map<String, String> environment;
    private final Path workingFolder;
    private final @Nullable Supplier<UnicodeNameIndex> builder; // null: this class, since to link a lambda takes time

    /**
     * @param named the file to use; null for the usual one, where an unreadable file is only a warning
     * @param err for warnings
     */
    IndexSource(@Nullable Path named, PrintWriter err) {
        this(named, err, System.getenv(), Path.of(""), null);
    }

    /**
     * The same for other surroundings.
     *
     * @param environment CHARFINDER_HOME, XDG_CACHE_HOME and HOME are read
     * @param workingFolder where the usual file may be
     * @param builder makes the index of the newest Unicode; null to build it here
     */
    IndexSource(
            @Nullable Path named,
            PrintWriter err,
            Map<String, String> environment,
            Path workingFolder,
            @Nullable Supplier<UnicodeNameIndex> builder) {
        this.named = named;
        this.err = err;
        this.environment = environment;
        this.workingFolder = workingFolder;
        this.builder = builder;
    }

    /**
     * Reads the whole index.
     *
     * @throws Failure if the file that the user has named can't be used, or CHARFINDER_HOME is no folder, or there is
     *     something else than a file in place of the usual one
     */
    UnicodeNameIndex read() throws Failure {
        return get(true);
    }

    /** The same, but lines and other names are read when they are needed; see {@link #mend}. */
    UnicodeNameIndex open() throws Failure {
        return get(false);
    }

    /** Another index, for a caller that could not read the rest of an opened one. */
    UnicodeNameIndex mend(UncheckedIOException unreadable) throws Failure {
        return instead(file(), Objects.requireNonNull(unreadable.getCause()));
    }

    private UnicodeNameIndex get(boolean whole) throws Failure {
        Path file = file();
        requireFile(file);
        try {
            UnicodeNameIndex index = whole ? IndexFile.read(file) : IndexFile.open(file);
            if (named != null || (index.isComplete() && !index.isOutdated())) {
                return index;
            }
            warn(file + " holds other characters or names than this program; building it anew");
            return buildAndSave(file);
        } catch (IOException e) {
            return instead(file, e);
        }
    }

    private Path file() throws Failure {
        return named == null ? usualFile(environment, workingFolder) : named;
    }

    /** Refuses a folder, and a pipe or device, which might never end or never begin. */
    private void requireFile(Path file) throws Failure {
        String kind = kindUnlessFile(file);
        if (kind != null) {
            throw new Failure("can't use the index %s: it is %s; %s"
                    .formatted(file, kind, named == null ? "move it out of the way" : "name a file that 'index' made"));
        }
    }

    /** What a path is, if it exists and is no file; else null. */
    static @Nullable String kindUnlessFile(Path path) {
        if (Files.isRegularFile(path) || !Files.exists(path)) {
            return null;
        }
        return Files.isDirectory(path) ? "a folder" : "a pipe or a device";
    }

    private UnicodeNameIndex instead(Path file, IOException unreadable) throws Failure {
        if (named != null) {
            throw new Failure("can't use the index %s: %s; make one with: charfinder index --output %s"
                    .formatted(file, reason(unreadable), Files.exists(file) ? "FILE" : file));
        }
        if (Files.exists(file)) { // otherwise this is the first start
            warn("can't use the index " + file + ": " + reason(unreadable) + "; building it anew");
        }
        return buildAndSave(file);
    }

    private UnicodeNameIndex buildAndSave(Path file) {
        UnicodeNameIndex index = builder == null ? build(UnicodeNames.newest(), err) : builder.get();
        try {
            IndexFile.write(index, file);
        } catch (IOException e) {
            warn("can't save the index as " + file + ": " + reason(e) + "; going on without");
        }
        return index;
    }

    /**
     * The file of the index if the user has named none.
     *
     * @throws Failure if CHARFINDER_HOME is no folder
     */
    static Path usualFile() throws Failure {
        return usualFile(System.getenv(), Path.of(""));
    }

    /**
     * The same for an environment and a working folder.
     *
     * @param environment CHARFINDER_HOME, XDG_CACHE_HOME and HOME are read
     */
    static Path usualFile(Map<String, String> environment, Path workingFolder) throws Failure {
        String home = environment.get("CHARFINDER_HOME");
        if (home != null && !home.isEmpty()) {
            if (!Files.isDirectory(Path.of(home))) {
                throw new Failure(
                        "CHARFINDER_HOME is %s: there is no such folder; make it, or name another one".formatted(home));
            }
            return Path.of(home, FILE_NAME);
        }
        Path here = workingFolder.resolve(FILE_NAME);
        return Files.exists(here) ? here : cacheFolder(environment).resolve(FILE_NAME);
    }

    /** The XDG Base Directory Specification says to ignore a relative path. */
    private static Path cacheFolder(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        Path base = Path.of(cache).isAbsolute() ? Path.of(cache) : Path.of(home, ".cache");
        return base.resolve("charfinder");
    }

    /** Builds an index, and shows the progress if standard error is a terminal. */
    static UnicodeNameIndex build(Version upTo, PrintWriter err) {
        if (!StandardStreams.isErrTerminal()) {
            return UnicodeNameIndex.build(upTo, percent -> {});
        }
        ProgressLine line = new ProgressLine(err);
        UnicodeNameIndex index = UnicodeNameIndex.build(
                upTo, percent -> line.show("Building the index of Unicode " + upTo + ": " + percent + " %"));
        line.erase();
        return index;
    }

    /** What went wrong with a file, without its name. */
    static @Nullable String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file in place of a folder";
        }
        if (!(e instanceof FileSystemException failure)) {
            return e.getMessage();
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }

    private void warn(String message) {
        err.println("charfinder: " + message);
        err.flush();
    }
}
