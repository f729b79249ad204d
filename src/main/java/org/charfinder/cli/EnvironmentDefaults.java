package org.charfinder.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Takes default values of options from the environment: that of --max-line from CHARFINDER_MAX_LINE. */
final class EnvironmentDefaults implements IDefaultValueProvider {

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String value = environment.get(variable(option));
        if (value == null || value.isEmpty()) {
            return null;
        }
        return option.arity().max() > 0 ? value : flag(value);
    }

    private static String flag(String value) {
        return switch (value) {
            case "1" -> "true";
            case "0" -> "false";
            default -> value;
        };
    }

    /** The end of a message about a wrong value: the variable that it came from; empty if it was an argument. */
    static String hint(ParameterException e) {
        boolean fromEnvironment = e.getArgSpec() instanceof OptionSpec option
                && !e.getCommandLine().getParseResult().hasMatchedOption(option)
                && e.getValue() != null
                && e.getValue().equals(System.getenv(variable(option)));
        return fromEnvironment ? " (from " + variable((OptionSpec) e.getArgSpec()) + ")" : "";
    }

    private static String variable(OptionSpec option) {
        String name = option.longestName();
        return "CHARFINDER_" + name.substring("--".length()).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
