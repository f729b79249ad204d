package org.charfinder.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
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
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    }

    /**
     * Adds an option with a value, which is there when the command is called.
     *
     * @param defaultValue null: the value is then null unless one is given
     */
    final OptionSpec option(String name, String label, Class<?> type, String defaultValue, String description) {
        return add(builder(name, label, type, defaultValue, description));
    }

    /** The same for a time, such as 90s, 30m or 1h. */
    final OptionSpec time(String name, String defaultValue, String description) {
        return add(
                builder(name, "TIME", Duration.class, defaultValue, description).converters(new DurationConverter()));
    }

    /** Adds an option that is given or not. */
    final OptionSpec flag(String description, String... names) {
        return add(OptionSpec.builder(names)
                .type(boolean.class)
                .initialValue(false)
                .description(description));
    }

    static OptionSpec.Builder builder(
            String name, String label, Class<?> type, String defaultValue, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .defaultValue(defaultValue)
                .description(description);
    }

    final OptionSpec add(OptionSpec.Builder option) {
        OptionSpec built = option.build();
        spec.addOption(built);
        return built;
    }

    /** Says in the help what the exit codes mean, each as {@code 0:it was found}. */
    final void exitCodes(String... meanings) {
        Map<String, String> byCode = new LinkedHashMap<>();
        for (String meaning : meanings) {
            int colon = meaning.indexOf(':');
            byCode.put(meaning.substring(0, colon), meaning.substring(colon + 1));
        }
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(byCode);
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
