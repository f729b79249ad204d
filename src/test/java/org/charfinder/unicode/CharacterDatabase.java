package org.charfinder.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the Unicode Character Database, in whatever version Debian's package unicode-data has it.
 *
 * @param version of Unicode, from the file's first line
 * @param lines without comments and empty lines
 */
record CharacterDatabase(Version version, List<String> lines) {

    private static final Path FOLDER = Path.of("/usr/share/unicode");
    private static final Pattern HEADER = Pattern.compile("# \\w+-(\\d+\\.\\d+)\\.\\d+\\.txt");

    /** Skips the test if the file is not installed, except where every test must run. */
    static CharacterDatabase read(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path) || System.getenv("CI") != null, path + " is not installed");
        List<String> all = Files.readAllLines(path, UTF_8);
        Matcher header = HEADER.matcher(all.get(0));
        assertThat(header.matches()).as("version in %s: %s", path, all.get(0)).isTrue();
        List<String> lines = all.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        return new CharacterDatabase(Version.parse(header.group(1)), lines);
    }

    /** Whether the file may tell of code points that ICU does not know yet. */
    boolean isNewerThanIcu() {
        VersionInfo icu = UCharacter.getUnicodeVersion();
        return version.compareTo(new Version(icu.getMajor(), icu.getMinor())) > 0;
    }
}
