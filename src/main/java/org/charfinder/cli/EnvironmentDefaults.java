package org.charfinder.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Takes default values of options from the environment: that of {@code --max-line} of {@code serve} from
 * CHARFINDER_SERVE_MAX_LINE, or else from CHARFINDER_MAX_LINE. An option that means different things in different
 * commands comes only from the variable with the command's name.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {

    /** The options that mean different things in different commands. */
    static final Set<String> AMBIGUOUS = Set.of("--format", "--limit", "--order");

    private static final String PREFIX = "CHARFINDER_";

    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String variable = variable(option, environment);
        if (variable == null) {
            return null;
        }
        String value = environment.getOrDefault(variable, "");
        return option.arity().max() > 0 ? value : flag(value);
    }

    private static String flag(String value) {
        return switch (value) {
            case "1" -> "true";
            case "0" -> "false";
            default -> value;
        };
    }

    /** The value of an option in the environment of this process; null if it has none. */
    static @Nullable String valueOf(OptionSpec option) {
        String variable = variable(option, System.getenv());
        return variable == null ? null : System.getenv(variable);
    }

    /** The end of a message about a wrong value: the variable that it came from; empty if it was an argument. */
    static String hint(ParameterException e) {
        if (!(e.getArgSpec() instanceof OptionSpec option)
                || e.getValue() == null
                || e.getCommandLine().getParseResult().hasMatchedOption(option)) {
            return "";
        }
        String variable = variable(option, System.getenv());
        return variable != null && e.getValue().equals(System.getenv(variable)) ? " (from " + variable + ")" : "";
    }

    /** The variable that has the value of an option; null if none has. */
    private static @Nullable String variable(OptionSpec option, Map<String, String> environment) {
        for (String variable : variables(option)) {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                return variable;
            }
        }
        return null;
    }

    /** The variables of an option, the command's own first. */
    private static List<String> variables(OptionSpec option) {
        String name = option.longestName();
        String suffix = inCapitals(name.substring("--".length()));
        String own = PREFIX + inCapitals(option.command().name()) + "_" + suffix;
        return AMBIGUOUS.contains(name) ? List.of(own) : List.of(own, PREFIX + suffix);
    }

    private static String inCapitals(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
