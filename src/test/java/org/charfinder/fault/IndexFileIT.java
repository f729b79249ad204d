package org.charfinder.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.charfinder.indexfile.IndexFile;
import org.charfinder.indexfile.IndexFormatException;
import org.charfinder.process.Program;
import org.charfinder.process.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to the index file, and that the next start answers rightly all the same. */
class IndexFileIT {

    private static final long SEED = Long.getLong("fault.seed", new Random().nextLong());

    /** Finds by another name, and so reads the whole file: words of names, other names, and lines. */
    private static final String[] FIND = {"find", "schneemann"};

    /** Finds the same, and reads each byte of the file, as a server does. */
    private static final String FIND_LINE = "echo schneemann | $CHARFINDER find -";

    private static final String[] INDEX = {"index"};
    private static final String FILE_NAME = "charfinder_index.ser";
    private static final int PAGE = 4096;

    /** So many kills of a build of the project may come too early or too late, as on a busy machine most do. */
    private static final int MISSES = 40;

    @TempDir
    private static Path shared;

    private static Path whole;
    private static long length;
    private static Result answer;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private Program program;
    private Path home;
    private Path file;

    @BeforeAll
    static void learn_what_is_right() throws Exception {
        answer = new Program(shared, Map.of()).run(FIND); // with the index that all tests share
        whole = shared.resolve("cache/charfinder").resolve(FILE_NAME);
        length = Files.size(whole);
        assertThat(answer.out()).contains("U+2603 \t☃\tSNOWMAN\n").endsWith("(2 matches for 'schneemann')\n");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
    }

    @BeforeEach
    void make_a_home() throws IOException {
        program = programIn(folder);
        home = Files.createDirectory(home(folder));
        file = home.resolve(FILE_NAME);
    }

    private static Path home(Path folder) {
        return folder.resolve("home");
    }

    /** In a process this short, the optimizing compiler of the JVM would take longer than it saves. */
    private static Program programIn(Path folder) {
        return new Program(folder, Map.of("CHARFINDER_HOME", home(folder).toString()))
                .onJvmWith("-XX:TieredStopAtLevel=1");
    }

    @Test
    void whenever_a_process_is_killed_the_file_is_as_it_was_or_whole() throws Exception {
        int wanted = Scale.of(1, 40);
        int first = random.nextInt(3); // a build of the project has one kill while a file is written, of either kind
        int whileWriting = 0; // the other kills hit before or after
        for (int kill = 0; whileWriting < wanted && kill < 4 * wanted + MISSES; kill++) {
            boolean firstUse = (first + kill) % 3 == 0; // else a good file is there, to be replaced
            if (firstUse) {
                Files.deleteIfExists(file);
            } else {
                Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
            }
            Moment moment = moment(kill);
            String when = "seed %d, kill %d at %s%s".formatted(SEED, kill, moment, firstUse ? ", first use" : "");
            List<Path> before = filesAtHome();
            Process process = program.start(folder.resolve("log"), firstUse ? FIND : INDEX);
            await(moment, process, before);
            process.destroyForcibly().waitFor();

            List<Path> temporaries = temporaries();
            whileWriting += before.containsAll(temporaries) ? 0 : 1;
            assertThat(temporaries).as(when).hasSizeLessThan(2); // each process deletes those of killed processes first
            if (!firstUse || Files.exists(file)) {
                assertThat(Files.mismatch(file, whole)).as(when).isEqualTo(-1);
            }
            assertThat(program.run(FIND)).as(when).isEqualTo(answer);
            if (firstUse) {
                assertAllIsWell(when);
            }
        }
        if (!temporaries().isEmpty()) { // then the last process that was killed was not the first to use the folder
            assertThat(program.run(INDEX).exitCode()).isZero();
        }
        assertAllIsWell("seed %d, in the end".formatted(SEED));
        assertThat(whileWriting)
                .as("seed %d, kills while the temporary file was there", SEED)
                .isPositive();
    }

    /** When to kill a process: some looks after its new file has a size in bytes, or after its start if that is -1. */
    private record Moment(long bytes, int looks) {}

    private Moment moment(int kill) {
        return switch (kill % 4) {
            case 0 -> new Moment(random.nextLong(1, length), 0); // filling it
            case 1 -> new Moment(0, random.nextInt(200)); // making and locking the file
            case 2 -> new Moment(length, random.nextInt(2_000)); // forcing it to disk, moving it into place
            default -> new Moment(-1, random.nextInt(250_000)); // starting, building
        };
    }

    /** Looks without a pause, as a file is written in milliseconds. Returns early when the process is past writing. */
    private void await(Moment moment, Process process, List<Path> before) throws IOException {
        long written = -1;
        boolean over = false;
        int looks = 0;
        while (!over && (written < moment.bytes || looks++ < moment.looks)) {
            long seen = written;
            written = bytesWritten(before);
            over = written < seen || !process.isAlive(); // the temporary file has become the file that was there before
        }
    }

    /** How long the file is that was not there before, -1 if there is none. */
    private long bytesWritten(List<Path> before) throws IOException {
        for (Path path : filesAtHome()) {
            if (!before.contains(path)) {
                try {
                    return Files.size(path);
                } catch (NoSuchFileException e) {
                    return -1; // moved meanwhile
                }
            }
        }
        return -1;
    }

    @Test
    void a_file_cut_at_any_page_is_noticed() throws Exception {
        Path cut = Files.copy(whole, folder.resolve("cut"));
        try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            for (long page = (length - 1) / PAGE; page >= 0; page -= Scale.of(40, 1)) {
                channel.truncate(page * PAGE);
                assertThatExceptionOfType(IndexFormatException.class)
                        .as("%d bytes", page * PAGE)
                        .isThrownBy(() -> IndexFile.read(cut));
            }
        }
    }

    @Test
    void a_flipped_bit_is_noticed() throws Exception {
        Path flipped = Files.copy(whole, folder.resolve("flipped"));
        for (int i = 0; i < Scale.of(50, 4000); i++) {
            long bit = random.nextLong(length * Byte.SIZE);
            flip(flipped, bit);
            assertThatExceptionOfType(IndexFormatException.class)
                    .as("seed %d, bit %d", SEED, bit)
                    .isThrownBy(() -> IndexFile.read(flipped));
            flip(flipped, bit);
        }
        assertThat(Files.mismatch(flipped, whole)).isEqualTo(-1); // so there was never more than one
    }

    /** Each start builds an index; so a build of the project has one, with a file that is cut or has a flipped bit. */
    @Test
    void a_start_replaces_a_file_that_is_cut_or_has_a_flipped_bit() throws Exception {
        boolean cut = random.nextBoolean();
        for (int i = 0; i < Scale.of(1, 20); i++, cut = !cut) {
            Files.copy(whole, file, StandardCopyOption.REPLACE_EXISTING);
            if (cut) {
                long left = random.nextLong((length - 1) / PAGE + 1) * PAGE;
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(left);
                }
                assertReplacesTheFile(() -> program.run(FIND), "seed %d, %d bytes".formatted(SEED, left));
            } else {
                long bit = random.nextLong(length * Byte.SIZE);
                flip(file, bit);
                assertReplacesTheFile(() -> program.shell(FIND_LINE), "seed %d, bit %d".formatted(SEED, bit));
            }
        }
    }

    private static void flip(Path file, long bit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, bit / Byte.SIZE);
            one.put(0, (byte) (one.get(0) ^ 1 << bit % Byte.SIZE));
            channel.write(one.flip(), bit / Byte.SIZE);
        }
    }

    private void assertReplacesTheFile(Callable<Result> start, String harm) throws Exception {
        Result result = start.call();
        assertThat(result.out()).as(harm).isEqualTo(answer.out());
        assertThat(result.exitCode()).as(harm).isZero();
        assertThat(result.err())
                .as(harm)
                .startsWith("charfinder: can't use the index " + file + ": ")
                .hasLineCount(1);
        assertAllIsWell(harm);
    }

    @Test
    void two_processes_that_build_at_once_both_answer_and_leave_one_file() throws Exception {
        for (int round = 0; round < Scale.of(1, 10); round++) {
            Files.deleteIfExists(file);
            List<Path> logs = List.of(folder.resolve("log 1"), folder.resolve("log 2"));
            List<Process> processes = new ArrayList<>();
            for (Path log : logs) {
                processes.add(program.start(log, FIND));
            }
            for (int i = 0; i < processes.size(); i++) {
                String out = new String(processes.get(i).getInputStream().readAllBytes(), UTF_8);
                int exitCode = Program.exitCode(processes.get(i));
                assertThat(new Result(exitCode, out, Files.readString(logs.get(i))))
                        .as("process %d of round %d", i, round)
                        .isEqualTo(answer);
            }
            assertAllIsWell("round " + round);
        }
    }

    @Test
    void on_a_full_disk_index_fails_and_find_answers_and_neither_leaves_a_file() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        int mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", home.toString());
        assumeTrue(mounted == 0 || System.getenv("CI") == null, "not even root can mount in this container");
        assertThat(mounted).as("exit code of mount").isZero();
        try {
            assertThat(program.run(INDEX))
                    .isEqualTo(new Result(1, "", "charfinder: can't write " + file + ": No space left on device\n"));
            assertThat(filesAtHome()).isEmpty();
            Result found = program.run(FIND);
            assertThat(found.out()).isEqualTo(answer.out());
            assertThat(found.exitCode()).isZero();
            assertThat(found.err())
                    .isEqualTo("charfinder: can't save the index as " + file
                            + ": No space left on device; going on without\n");
            assertThat(filesAtHome()).isEmpty();
        } finally {
            assertThat(run("umount", home.toString())).as("exit code of umount").isZero();
        }
    }

    private static int run(String... command) throws Exception {
        return Program.exitCode(new ProcessBuilder(command).inheritIO().start());
    }

    private void assertAllIsWell(String when) throws IOException {
        assertThat(filesAtHome()).as(when).containsExactly(file);
        assertThat(Files.mismatch(file, whole)).as(when).isEqualTo(-1);
    }

    private List<Path> temporaries() throws IOException {
        return filesAtHome().stream()
                .filter(path -> path.toString().endsWith(".tmp"))
                .toList();
    }

    private List<Path> filesAtHome() throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(home)) {
            entries.forEach(paths::add);
        }
        return paths;
    }
}
