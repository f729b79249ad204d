package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command below the root: what it is called, what it takes, what it does. All that is told to picocli by calls instead of
 * annotations, which it takes longer to read than the rest of a start.
 */
abstract class Subcommand implements Callable<Integer> {

    final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    Subcommand(String name, String description) {
        spec.name(name).versionProvider(new VersionText());
        spec.usageMessage().description(description);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help message and exit.")
                        .build());
        spec.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print version information and exit.")
                        .build());
    }

    /** Adds an option with a value, and returns it: its value is there when the command is called. */
    final OptionSpec add(OptionSpec.Builder option) {
        OptionSpec built = option.build();
        spec.addOption(built);
        return built;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Wrong usage, to be thrown. */
    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
