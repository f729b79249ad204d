package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output and standard error: UTF-8 whatever the locale, and quiet about a reader who has seen enough. */
final class Console {

    private final RememberingStream outStream = new RememberingStream(new FileOutputStream(FileDescriptor.out));
    private final PrintWriter out = writer(outStream);
    private final PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Flushes, and says if output was lost, unless to a pipe that somebody closed; returns the exit code. */
    int finish(int code) {
        out.flush();
        err.flush();
        IOException failure = outStream.failure;
        if (failure == null || "Broken pipe".equals(failure.getMessage())) {
            return code;
        }
        err.println("charfinder: can't write to standard output: " + failure.getMessage());
        err.flush();
        return 1;
    }

    /** Whether somebody looks at standard error. Java does not tell; Linux does. */
    static boolean isErrTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, UTF_8), 1 << 16), false);
    }

    /** Keeps the first failure, which a {@link PrintWriter} only knows to have happened. */
    private static final class RememberingStream extends FilterOutputStream {
        private IOException failure;

        RememberingStream(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            try {
                out.write(bytes, start, length);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                }
                throw e;
            }
        }
    }
}
