package org.charfinder.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that users get, with what differs in a test replaced. */
record Configuration(String text) {

    static Configuration of(Path file) throws IOException {
        return new Configuration(Files.readString(file));
    }

    /** Replaces a text each time that it occurs. The file must have it. */
    Configuration with(String old, String replacement) {
        if (!text.contains(old)) {
            throw new AssertionError("the file has no '" + old + "'");
        }
        return new Configuration(text.replace(old, replacement));
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, text);
    }
}
