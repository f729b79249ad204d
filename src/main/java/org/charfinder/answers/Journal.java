package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.charfinder.ask.Question;

/**
 * A file that says which questions are answered: a line each, with the number of the question and a checksum of its
 * text. It says so only after {@link #flush}, so it never says more than what is written. One thread calls.
 */
public final class Journal implements Closeable {

    private static final byte[] HEAD = "# the queries of charfinder ask that are answered\n".getBytes(US_ASCII);
    private static final byte[] LINE_END = {'\n'};
    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) ([0-9a-f]{8})");

    private final Map<Long, Integer> answered = new HashMap<>(); // in earlier runs: the checksums of the texts
    private final boolean resumed;
    private final OutputStream out;
    private final ByteArrayOutputStream added = new ByteArrayOutputStream(); // since the last flush

    /**
     * Opens the file.
     *
     * @param file is made if it is not there
     * @param resume whether to go on with what it says; otherwise it is emptied
     * @throws IOException if the file can't be read or written
     */
    public Journal(Path file, boolean resume) throws IOException {
        resumed = resume && Files.exists(file) && Files.size(file) > 0;
        if (resumed) {
            read(file);
        }
        out = Files.newOutputStream(
                file,
                StandardOpenOption.CREATE,
                resume ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        out.write(resumed ? LINE_END : HEAD); // the last line may have been cut off
    }

    private void read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, US_ASCII);
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                answered.put(Long.valueOf(matcher.group(1)), Integer.parseUnsignedInt(matcher.group(2), 16));
            }
        }
    }

    /**
     * Whether an earlier run has used the file.
     *
     * @return false for a new file
     */
    public boolean isResumed() {
        return resumed;
    }

    /**
     * Whether an earlier run has answered a question.
     *
     * @param question of this run
     * @return false if it has to be asked
     * @throws IOException if the question with its number had another text then
     */
    public boolean has(Question question) throws IOException {
        Integer checksum = answered.get(question.number());
        if (checksum != null && checksum != checksum(question)) {
            throw new IOException("query %,d is not the one that it was; --resume needs the same queries"
                    .formatted(question.number() + 1));
        }
        return checksum != null;
    }

    /**
     * Notes that a question is answered.
     *
     * @param question of this run
     */
    void add(Question question) {
        added.writeBytes(
                "%d %08x%n".formatted(question.number(), checksum(question)).getBytes(US_ASCII));
    }

    /** Writes what was added. Call it when the answers are written. */
    void flush() throws IOException {
        added.writeTo(out);
        added.reset();
    }

    private static int checksum(Question question) {
        CRC32 sum = new CRC32();
        sum.update(question.text().getBytes(UTF_8));
        return (int) sum.getValue();
    }

    /** Drops what was added since the last {@link #flush}. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
