package org.charfinder.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Makes a manual page for each command from its help. */
final class ManPages {

    /** What AsciiDoc would make arrows of. A backslash before it keeps it. */
    private static final Pattern ARROWS = Pattern.compile("<=|=>|->|<-");

    private ManPages() {}

    /** Writes the pages into the folder that is the only argument, and creates it if necessary. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        CommandLine root = CommandLineInterface.whole();
        root.getCommandSpec().usageMessage().footerHeading("Notes%n"); // without one the footer would be left out
        CommandSpec[] commands = Stream.concat(Stream.of(root), root.getSubcommands().values().stream())
                .map(CommandLine::getCommandSpec)
                .toArray(CommandSpec[]::new);
        ManPageGenerator.generateManPage(folder.toFile(), null, new boolean[0], true, commands);
        Options options =
                Options.builder().backend("manpage").safe(SafeMode.UNSAFE).build();
        try (Asciidoctor asciidoctor = Asciidoctor.Factory.create();
                Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".adoc")).toList()) {
                Files.writeString(file, ARROWS.matcher(Files.readString(file)).replaceAll("\\\\$0"));
                asciidoctor.convertFile(file.toFile(), options);
            }
        }
    }
}
