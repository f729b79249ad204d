package org.charfinder.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.charfinder.process.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code scripts/package} is called. What it makes, {@code scripts/package check} tries. */
class PackageScriptTest {

    private static final Path SCRIPT = Path.of("scripts", "package").toAbsolutePath();

    @TempDir
    private Path folder;

    private static String run(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return Program.exitCode(process) + " " + said;
    }

    @ParameterizedTest
    @CsvSource({
        "rpm, rpm is no kind of package",
        "deb rpm, rpm is no kind of package",
        "--verbose, unknown option --verbose",
        "check ../etc, ../etc is no suite of Debian",
    })
    void wrong_usage_is_an_error_of_one_line_with_code_2(String args, String reason) throws Exception {
        assertThat(run(args.split(" ")))
                .startsWith("2 charfinder: " + reason + "; usage: scripts/package ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--help", "-h"})
    void help_names_each_kind_and_makes_nothing(String option) throws Exception {
        assertThat(run(option))
                .startsWith("0 ")
                .contains("scripts/package deb ", "scripts/package tarball ", "scripts/package image ");
    }

    private static Path java(Path home, String version) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho " + version + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return java;
    }

    /** Packages have installed 11, 17 and 21 in jvm. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jvm/17    | ''        | 17.0.1
            jvm/11    | ''        | 21
            own/25    | ''        | 25
            own/1.8.0 | ''        | 21
            nowhere   | ''        | 21
            jvm/17    | jvm/11    | 17.0.1
            jvm/17    | own/1.8.0 | 17.0.1
            jvm/17    | own/25    | 25
            jvm/17    | nowhere   | 17.0.1
            """)
    void the_deb_takes_a_java_that_is_new_enough(String inPath, String javaHome, String version) throws Exception {
        for (String each : List.of("11.0.2", "17.0.1", "21")) {
            java(folder.resolve("jvm").resolve(each.replaceAll("\\..*", "")), each);
        }
        for (String each : List.of("1.8.0", "25")) {
            java(folder.resolve("own").resolve(each), each);
        }
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("readlink"), Path.of("/usr/bin/readlink"));
        Files.createSymbolicLink(bin.resolve("java"), folder.resolve(inPath).resolve("bin/java"));
        String locate = Files.readString(Path.of("src/package/deb/locate")).replace("/usr/lib/jvm", folder + "/jvm");
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "-euc", locate + "\nexec \"$java\"");
        builder.environment().put("PATH", bin.toString());
        builder.environment()
                .put(
                        "JAVA_HOME",
                        javaHome.isEmpty() ? "" : folder.resolve(javaHome).toString());
        Process process = builder.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(version + "\n");
        assertThat(Program.exitCode(process)).isZero();
    }

    /** What a template leaves to be filled in, the script fills in. */
    @Test
    void the_script_fills_in_all_that_templates_leave_open() throws Exception {
        String script = Files.readString(SCRIPT);
        for (String template : List.of("charfinder", "deb/java", "deb/control", "tarball/README")) {
            assertThat(Pattern.compile("@([A-Z_]+)@")
                            .matcher(Files.readString(Path.of("src/package", template)))
                            .results())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(script).contains(" " + key.group(1) + " \""));
        }
    }
}
