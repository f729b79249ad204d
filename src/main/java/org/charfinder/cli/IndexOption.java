package org.charfinder.cli;

import java.nio.file.Path;

/** The option that names an index file. */
final class IndexOption {

    private final Subcommand command;
    private final TypedOption<Path> file;

    /** Adds the option to a command. */
    IndexOption(Subcommand command) {
        this.command = command;
        file = command.file(
                "--index",
                "The index to use. Without it: " + IndexSource.FILE_NAME
                        + " in the working folder, else in the cache folder of the user, where it is built the"
                        + " first time; or in $CHARFINDER_HOME, if that is set, only there.");
    }

    /** The file that the user has named, or the usual one. */
    IndexSource source() {
        return new IndexSource(file.orNull(), command.err());
    }
}
