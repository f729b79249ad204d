package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The modules of the JDK that are in the container image suffice for the classes in the jar that are used. */
class ContainerModulesIT {

    /** A class of the jar, and the module of a class that it names. */
    private static final Pattern DEPENDENCY = Pattern.compile("(?m)^ {3}(\\S+) +-> \\S+ +((?:java|jdk)[.]\\S+)$");

    /** What is never loaded here: it is for configuration by XML or JNDI, for TLS, and for user interfaces. */
    private static final Pattern UNUSED = Pattern.compile("ch[.]qos[.]logback[.](core|classic)[.]joran[.].*"
            + "|ch[.]qos[.]logback[.]classic[.]selector[.].*"
            + "|ch[.]qos[.]logback[.]core[.](model[.]processor[.]InsertFromJNDI|net[.]SMTP|testUtil|util[.]JNDI).*"
            + "|org[.]eclipse[.]jetty[.]util[.](jndi|preventers|ssl)[.].*"
            + "|com[.]ibm[.]icu[.](text[.]Bidi|impl[.]duration[.]BasicDurationFormat)");

    @Test
    void only_unused_classes_of_libraries_need_a_module_that_is_not_there() throws Exception {
        Matcher list = Pattern.compile("\nmodules=(.+)\n").matcher(Files.readString(Path.of("ops/container/build")));
        assertThat(list.find()).isTrue();
        Set<String> present = Set.of(list.group(1).split(","));

        Set<String> lacking = DEPENDENCY
                .matcher(dependencies())
                .results()
                .filter(dependency -> !present.contains(dependency.group(2)))
                .map(dependency -> dependency.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(lacking).isNotEmpty().allMatch(name -> UNUSED.matcher(name).matches());
    }

    private static String dependencies() {
        StringWriter out = new StringWriter();
        int exitCode = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(System.err, true),
                        "--multi-release=17",
                        "--ignore-missing-deps",
                        "-verbose:class",
                        System.getProperty("charfinder.jar"));
        assertThat(exitCode).isZero();
        return out.toString();
    }
}
