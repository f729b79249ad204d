package org.charfinder.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Standard output and standard error, in UTF-8 whatever the locale. A reader that closes a pipe early is no error. */
final class StandardStreams {

    private final RememberingStream outStream = new RememberingStream(new FileOutputStream(FileDescriptor.out));
    private final PrintWriter out = writer(outStream);
    private final PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Flushes, and reports lost output, unless its reader has closed the pipe. Returns the exit code. */
    int finish(int code) {
        out.flush();
        err.flush();
        IOException failure = outStream.failure;
        if (failure == null || isClosedPipe(failure)) {
            return code;
        }
        err.println("charfinder: can't write to standard output: " + failure.getMessage());
        err.flush();
        return 1;
    }

    /**
     * Standard input. If the caller has closed it, the system gives its number to the first file that the JVM opens:
     * the modules of its library. Reading that file would print characters that no caller has sent.
     *
     * @throws IOException if it is closed
     */
    static InputStream in() throws IOException {
        Path input = Path.of("/proc/self/fd/0");
        Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
        if (Files.exists(input) && Files.exists(modules) && Files.isSameFile(input, modules)) {
            throw new IOException("it is closed");
        }
        return System.in;
    }

    /**
     * Whether writing to standard output has failed because its reader has closed it. The message may be in the user's
     * language; without /proc, as on macOS, there is nothing else to tell by.
     */
    static boolean isClosedPipe(IOException failure) {
        return isOutPipe() || "Broken pipe".equals(failure.getMessage());
    }

    /** Whether standard output is a pipe, which fails only when its reader has closed it. Linux tells. */
    private static boolean isOutPipe() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Standard output for bytes. Writing throws a {@link ClosedPipeException} once the reader has closed the pipe. */
    static OutputStream rawOut() {
        return new FilterOutputStream(new FileOutputStream(FileDescriptor.out)) {
            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                try {
                    out.write(bytes, start, length);
                } catch (IOException e) {
                    throw isClosedPipe(e) ? new ClosedPipeException(e) : e;
                }
            }
        };
    }

    /** Whether standard output is a terminal. */
    static boolean isOutTerminal() {
        return isTerminal(1);
    }

    /** Whether standard error is a terminal. */
    static boolean isErrTerminal() {
        return isTerminal(2);
    }

    /** Whether a file descriptor is a terminal. Java does not tell; Linux does. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return isConsoleTerminal();
        }
    }

    /** Whether Java has a terminal as its console. From JDK 22 on, a pipe may be one, too; then it tells. */
    @SuppressWarnings("SystemConsoleNull") // that it is null tells of an older JDK; of a newer one, isTerminal does
    static boolean isConsoleTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // an older JDK
        }
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, UTF_8)), false);
    }

    /** Keeps the first exception, of which a {@link PrintWriter} tells only that it happened. */
    private static final class RememberingStream extends FilterOutputStream {
        private @Nullable IOException failure;

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
