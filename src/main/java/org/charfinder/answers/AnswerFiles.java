package org.charfinder.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.charfinder.ask.Answer;
import org.charfinder.ask.Answers;
import org.charfinder.ask.Question;
import org.charfinder.ask.Status;
import org.jspecify.annotations.Nullable;

/**
 * Writes each answer to a file of its own, in threads of a small pool. A file is there as a whole or not at all. Only
 * one thread calls.
 */
public final class AnswerFiles implements Answers, AutoCloseable {

    private static final int THREADS = 2;

    /** Answers that wait to be written, at most. */
    private static final int MOST_WAITING = 256;

    private static final int DIGITS = 7; // so that files of a million queries are in the order of the queries
    private static final int MAX_SLUG = 60;
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+(?: [a-z0-9]+)*");

    private final Path folder;
    private final AnswerFormat format;
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, AnswerFiles::thread);
    private final Consumer<Runnable> loop;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>(); // the first one
    private int waiting; // of the loop's thread

    /**
     * Makes the folder if it is not there.
     *
     * @param folder receives the files
     * @param format of the files
     * @param loop runs tasks in the caller's thread, soon; the pool's threads call it
     * @throws IOException if the folder can't be made
     */
    public AnswerFiles(Path folder, AnswerFormat format, Consumer<Runnable> loop) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.format = format;
        this.loop = loop;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "answer-files");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Whether a question has its file.
     *
     * @param question by whose number and text the file is named
     * @return true if an answer was written to it
     */
    public boolean has(Question question) {
        return Files.exists(folder.resolve(name(question)));
    }

    /**
     * The name of a file: the number of the query, from 1 on, and the letters and digits of its text; if the text has
     * anything else, its checksum, too. Any file system takes it, also those that ignore case, and that reserve names
     * such as {@code con}.
     */
    String name(Question question) {
        StringBuilder name = new StringBuilder(("%0" + DIGITS + "d").formatted(question.number() + 1));
        boolean gap = true;
        String text = question.text();
        for (int i = 0; i < text.length() && name.length() < MAX_SLUG; i++) {
            char c = text.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                name.append(gap ? "-" : "").append(upper ? (char) (c - 'A' + 'a') : c);
                gap = false;
            } else {
                gap = true;
            }
        }
        if (!PLAIN.matcher(text).matches() || text.length() > MAX_SLUG - DIGITS - 1) {
            CRC32 checksum = new CRC32();
            checksum.update(text.getBytes(UTF_8));
            name.append("-%08x".formatted(checksum.getValue()));
        }
        return name + format.extension();
    }

    @Override
    public boolean hasRoom() {
        return waiting < MOST_WAITING;
    }

    @Override
    public void accept(Answer answer) {
        if (answer.status() == Status.FAILED) {
            return; // so that it is asked when the run is resumed
        }
        waiting++;
        pool.execute(() -> {
            try {
                write(answer);
            } catch (FileSystemException e) {
                failure.compareAndSet(null, e);
            } catch (IOException e) { // such as a full disk
                failure.compareAndSet(null, new FileSystemException(folder.toString(), null, e.getMessage()));
            }
            loop.accept(this::written);
        });
    }

    private void written() {
        waiting--;
        IOException first = failure.get();
        if (first != null) {
            throw new UncheckedIOException(first);
        }
    }

    private void write(Answer answer) throws IOException {
        String name = name(answer.question());
        Path temporary = folder.resolve("." + name + ".part"); // a run that is resumed replaces it
        try (var out = Files.newOutputStream(temporary)) {
            out.write(format.head());
            out.write(format.of(answer));
        }
        Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes what waits, and ends the threads.
     *
     * @throws IOException if a file could not be written
     */
    @Override
    public void close() throws IOException {
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        IOException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
